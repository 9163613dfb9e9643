import type { User } from "@microsoft/microsoft-graph-types";
import type { UserRow } from "../../world/tenant-setup-rows.ts";
import {
  type EntityType,
  fixedText,
  fixedTime,
  flag,
  type Property,
  text,
  texts,
  unsetProperties,
} from "../graph/entity-type.ts";
import { subscribedSkuId } from "./organization-types.ts";

const any: Property = { kind: { type: "any" } };

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
    assignedLicenses: any,
    ...unsetProperties(["userType"], text, "Member"),
    ...unsetProperties(["createdDateTime"], fixedTime),
    ...unsetProperties(["assignedPlans", "identities", "licenseAssignmentStates", "provisionedPlans"], any, []),
    ...unsetProperties(["onPremisesProvisioningErrors", "serviceProvisioningErrors"], any, []),
    ...unsetProperties(["imAddresses", "otherMails", "proxyAddresses"], texts, []),
    ...unsetProperties(["ageGroup", "city", "companyName", "consentProvidedForMinor", "country", "creationType"]),
    ...unsetProperties(["department", "employeeId", "employeeType", "externalUserState", "faxNumber", "mailNickname"]),
    ...unsetProperties(["legalAgeGroupClassification", "onPremisesDistinguishedName", "onPremisesDomainName"]),
    ...unsetProperties(["onPremisesImmutableId", "onPremisesSamAccountName", "onPremisesSecurityIdentifier"]),
    ...unsetProperties(["onPremisesUserPrincipalName", "passwordPolicies", "postalCode", "preferredDataLocation"]),
    ...unsetProperties(["securityIdentifier", "state", "streetAddress"]),
    ...unsetProperties(["deletedDateTime", "employeeHireDate", "employeeLeaveDateTime"], fixedTime),
    ...unsetProperties(["externalUserStateChangeDateTime", "lastPasswordChangeDateTime"], fixedTime),
    ...unsetProperties(["onPremisesLastSyncDateTime", "signInSessionsValidFromDateTime"], fixedTime),
    ...unsetProperties(["isManagementRestricted", "isResourceAccount", "onPremisesSyncEnabled"], flag),
    ...unsetProperties(["showInAddressList"], flag),
    ...unsetProperties(["employeeOrgData", "onPremisesExtensionAttributes", "passwordProfile"], any),
  },
};

/** A person as Graph shows them; licences are shown only to who selects them. */
export function userResource(row: UserRow, select = ""): User {
  const [givenName, surname] = row.displayName.split(" ");
  const assignedLicenses = row.licensed ? [{ skuId: subscribedSkuId, disabledPlans: [] }] : [];
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
    ...(/\bassignedLicenses\b/i.test(select) ? { assignedLicenses } : {}),
  };
}
