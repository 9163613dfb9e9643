import type { Organization, SubscribedSku } from "@microsoft/microsoft-graph-types";
import type { TenantFacts } from "../../world/tenant-setup-rows.ts";
import type { WorldSwitches } from "../../world/world-switches.ts";
import {
  betaOnly,
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
import { partnerTenantTypes } from "./published-members.ts";

const any = { kind: { type: "any" } } as const;

/** Ids of the products, from Microsoft's published list: Microsoft 365 Business Premium, and Intune by itself. */
export const skuIds = {
  business: "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46",
  intuneOnly: "061f9ace-7d42-4136-88ac-31dc755f143f",
} as const;

/** A product of the tenant. */
export type Product = keyof typeof skuIds;

/** The tenant. */
export const organizationType: EntityType = {
  name: "organization",
  hidesId: true,
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
    ...unsetProperties(["partnerTenantType"], partnerTenantTypes),
    ...unsetProperties(["privacyProfile"], any),
    ...unsetProperties(["certificateConnectorSetting", "directorySizeQuota", "partnerInformation"], betaOnly(any)),
    ...unsetProperties(["isMultipleDataLocationsForServicesEnabled"], betaOnly(flag)),
    ...unsetProperties(["onPremisesLastPasswordSyncDateTime"], betaOnly(fixedTime)),
  },
};

/** A subscription. */
export const skuType: EntityType = {
  name: "subscribedSku",
  hidesId: true,
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
export function organizationResource(
  tenant: TenantFacts,
  createdAt: number,
  subscription: WorldSwitches["subscription"],
): Organization {
  return {
    id: tenant.tenantId,
    displayName: tenant.name,
    ...{ tenantType: "AAD" },
    mobileDeviceManagementAuthority: subscription === "noIntune" ? "unknown" : "intune",
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

type ServicePlan = NonNullable<SubscribedSku["servicePlans"]>[number];
const intunePlan: ServicePlan = {
  servicePlanId: "c1ec4a95-1f05-45b3-a911-aa3fa01094f5",
  servicePlanName: "INTUNE_A",
  provisioningStatus: "Success",
  appliesTo: "User",
};
const premiumPlan: ServicePlan = {
  servicePlanId: "41781fb2-bc02-4b7c-bd55-b576c07bb09d",
  servicePlanName: "AAD_PREMIUM",
  provisioningStatus: "Success",
  appliesTo: "User",
};

/** The service plans of a product, as far as the tenant's subscription includes them. */
export function servicePlansOf(product: Product, subscription: WorldSwitches["subscription"]): readonly ServicePlan[] {
  const plans = product === "business" ? [intunePlan, premiumPlan] : [intunePlan];
  const left = { full: "", noIntune: "INTUNE_A", noEntraPremium: "AAD_PREMIUM" }[subscription];
  return plans.map((plan) => (plan.servicePlanName === left ? { ...plan, provisioningStatus: "Disabled" } : plan));
}

/** A product of the simulated tenant with what it includes. */
export function skuResource(
  tenant: TenantFacts,
  product: Product,
  consumedUnits: number,
  subscription: WorldSwitches["subscription"],
): SubscribedSku {
  return {
    id: `${tenant.tenantId}_${skuIds[product]}`,
    skuId: skuIds[product],
    skuPartNumber: product === "business" ? "SPB" : "INTUNE_A",
    capabilityStatus: "Enabled",
    consumedUnits,
    prepaidUnits: { enabled: product === "business" ? 300 : 25, suspended: 0, warning: 0, lockedOut: 0 },
    appliesTo: "User",
    accountName: tenant.name,
    accountId: tenant.tenantId,
    servicePlans: [...servicePlansOf(product, subscription)],
  };
}

/** What a person's licence includes. */
export const licenceDetailsType: EntityType = {
  name: "licenseDetails",
  properties: { id: fixedText, skuId: fixedText, skuPartNumber: text, servicePlans: any },
};
