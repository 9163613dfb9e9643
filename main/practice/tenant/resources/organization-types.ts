import type { Organization, SubscribedSku } from "@microsoft/microsoft-graph-types";
import type { TenantFacts } from "../../world/tenant-setup-rows.ts";
import {
  type EntityType,
  fixedText,
  fixedTime,
  flag,
  oneOf,
  text,
  texts,
  unsetProperties,
} from "../graph/entity-type.ts";
import { graphTime } from "./graph-time.ts";

const any = { kind: { type: "any" } } as const;

/** Id of the one subscription's product. */
export const subscribedSkuId = "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46";

/** The tenant. */
export const organizationType: EntityType = {
  name: "organization",
  properties: {
    id: fixedText,
    displayName: text,
    tenantType: text,
    mobileDeviceManagementAuthority: oneOf("unknown", "intune", "sccm", "office365"),
    verifiedDomains: any,
    countryLetterCode: text,
    createdDateTime: fixedTime,
    assignedPlans: any,
    ...unsetProperties(["businessPhones", "marketingNotificationEmails", "technicalNotificationMails"], texts, []),
    ...unsetProperties(["securityComplianceNotificationMails", "securityComplianceNotificationPhones"], texts, []),
    ...unsetProperties(["provisionedPlans"], any, []),
    ...unsetProperties(["city", "country", "defaultUsageLocation", "postalCode", "preferredLanguage"]),
    ...unsetProperties(["state", "street"]),
    ...unsetProperties(["deletedDateTime", "onPremisesLastSyncDateTime"], fixedTime),
    ...unsetProperties(["onPremisesSyncEnabled"], flag),
    ...unsetProperties(["partnerTenantType", "privacyProfile"], any),
  },
};

/** A subscription. */
export const skuType: EntityType = {
  name: "subscribedSku",
  properties: {
    id: fixedText,
    skuId: fixedText,
    skuPartNumber: text,
    capabilityStatus: text,
    consumedUnits: { kind: { type: "whole" } },
    prepaidUnits: any,
    appliesTo: text,
    servicePlans: any,
    accountName: text,
    accountId: text,
    ...unsetProperties(["subscriptionIds"], texts, []),
  },
};

/** The tenant as Graph shows it. */
export function organizationResource(tenant: TenantFacts, createdAt: number): Organization {
  return {
    id: tenant.tenantId,
    displayName: tenant.name,
    ...{ tenantType: "AAD" },
    mobileDeviceManagementAuthority: "intune",
    verifiedDomains: [
      {
        name: tenant.domain,
        capabilities: "Email, OfficeCommunicationsOnline",
        isDefault: true,
        isInitial: true,
        type: "Managed",
      },
    ],
    countryLetterCode: "DE",
    createdDateTime: graphTime(createdAt),
    assignedPlans: [],
  };
}

/** The one subscription of a simulated tenant: Intune and Entra ID P1. */
export function skuResource(tenant: TenantFacts, consumedUnits: number): SubscribedSku {
  return {
    id: `${tenant.tenantId}_${subscribedSkuId}`,
    skuId: subscribedSkuId,
    skuPartNumber: "SPB",
    capabilityStatus: "Enabled",
    consumedUnits,
    prepaidUnits: { enabled: 300, suspended: 0, warning: 0, lockedOut: 0 },
    appliesTo: "User",
    accountName: tenant.name,
    accountId: tenant.tenantId,
    servicePlans: [
      {
        servicePlanId: "c1ec4a95-1f05-45b3-a911-aa3fa01094f5",
        servicePlanName: "INTUNE_A",
        provisioningStatus: "Success",
        appliesTo: "User",
      },
      {
        servicePlanId: "41781fb2-bc02-4b7c-bd55-b576c07bb09d",
        servicePlanName: "AAD_PREMIUM",
        provisioningStatus: "Success",
        appliesTo: "User",
      },
    ],
  };
}
