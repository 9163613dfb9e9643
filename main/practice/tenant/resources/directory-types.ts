import type { Device, Group, Organization, SubscribedSku, User } from "@microsoft/microsoft-graph-types";
import type { EntraDeviceRow } from "../../world/tenant-rows.ts";
import type { GroupRow, TenantFacts, UserRow } from "../../world/tenant-setup-rows.ts";
import { type EntityType, fixedText, fixedTime, flag, oneOf, text, texts } from "../graph/entity-type.ts";
import { graphTime } from "./graph-time.ts";

const any = { kind: { type: "any" } } as const;

/** A group of the directory. */
export const groupType: EntityType = {
  name: "group",
  properties: {
    id: fixedText,
    displayName: { kind: { type: "text", maxLength: 256 } },
    description: text,
    mailEnabled: flag,
    mailNickname: { kind: { type: "text", maxLength: 64 } },
    mail: text,
    securityEnabled: flag,
    groupTypes: texts,
    isAssignableToRole: flag,
    membershipRule: text,
    membershipRuleProcessingState: oneOf("On", "Paused"),
    membershipRuleProcessingStatus: { ...any, beta: true },
    visibility: text,
    createdDateTime: fixedTime,
  },
};

/** A device object of the directory. */
export const deviceType: EntityType = {
  name: "device",
  properties: {
    id: fixedText,
    deviceId: text,
    displayName: text,
    accountEnabled: flag,
    operatingSystem: text,
    operatingSystemVersion: text,
    trustType: text,
    profileType: text,
    isManaged: flag,
    isCompliant: flag,
    managementType: text,
    enrollmentType: text,
    enrollmentProfileName: text,
    deviceOwnership: text,
    manufacturer: text,
    model: text,
    registrationDateTime: fixedTime,
    createdDateTime: fixedTime,
    approximateLastSignInDateTime: fixedTime,
    physicalIds: texts,
    systemLabels: texts,
  },
};

/** A person. */
export const userType: EntityType = {
  name: "user",
  properties: {
    id: fixedText,
    displayName: text,
    userPrincipalName: text,
    mail: text,
    usageLocation: text,
    accountEnabled: flag,
    givenName: text,
    surname: text,
    jobTitle: text,
    officeLocation: text,
    preferredLanguage: text,
    mobilePhone: text,
    businessPhones: texts,
  },
};

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
  },
};

/** A group as Graph shows it. */
export function groupResource(row: GroupRow): Group {
  const isDynamic = row.membershipRule !== "";
  return {
    id: row.id,
    displayName: row.displayName,
    description: row.description === "" ? null : row.description,
    mailEnabled: false,
    mailNickname: row.mailNickname,
    mail: null,
    securityEnabled: true,
    groupTypes: isDynamic ? ["DynamicMembership"] : [],
    isAssignableToRole: null,
    membershipRule: isDynamic ? row.membershipRule : null,
    membershipRuleProcessingState: isDynamic ? row.processing : null,
    visibility: null,
    createdDateTime: graphTime(row.createdAt),
  };
}

/** A device object as Graph shows it. */
export function deviceResource(row: EntraDeviceRow): Device {
  const orNull = (value: string): string | null => (value === "" ? null : value);
  return {
    id: row.id,
    deviceId: row.deviceId,
    displayName: row.displayName,
    accountEnabled: row.accountEnabled,
    operatingSystem: "Windows",
    operatingSystemVersion: orNull(row.osVersion),
    trustType: row.trustType,
    profileType: "RegisteredDevice",
    isManaged: row.isManaged ? true : null,
    isCompliant: null,
    managementType: row.isManaged ? "MDM" : null,
    enrollmentType: row.isManaged ? "AzureDomainJoined" : null,
    enrollmentProfileName: orNull(row.enrollmentProfileName),
    deviceOwnership: row.isManaged ? "Company" : null,
    manufacturer: orNull(row.manufacturer),
    model: orNull(row.model),
    registrationDateTime: row.registeredAt === null ? null : graphTime(row.registeredAt),
    ...{ createdDateTime: graphTime(row.createdAt) },
    approximateLastSignInDateTime: row.lastSignInAt === null ? null : graphTime(row.lastSignInAt),
    physicalIds: [...row.physicalIds],
    systemLabels: [],
  };
}

/** A person as Graph shows them. */
export function userResource(row: UserRow): User {
  const [givenName, surname] = row.displayName.split(" ");
  return {
    id: row.id,
    displayName: row.displayName,
    userPrincipalName: row.userPrincipalName,
    mail: row.userPrincipalName,
    usageLocation: row.usageLocation,
    accountEnabled: true,
    givenName: givenName ?? null,
    surname: surname ?? null,
    jobTitle: null,
    officeLocation: null,
    preferredLanguage: null,
    mobilePhone: null,
    businessPhones: [],
  };
}

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
    id: `${tenant.tenantId}_cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46`,
    skuId: "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46",
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
