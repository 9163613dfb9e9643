import type { User } from "@microsoft/microsoft-graph-types";
import type { UserRow } from "../../world/tenant-setup-rows.ts";
import {
  betaOnly,
  type EntityType,
  fixedText,
  fixedTime,
  flag,
  type Property,
  text,
  texts,
  unsetProperties,
  whole,
} from "../graph/entity-type.ts";
import type { GraphCall } from "../graph/graph-call.ts";
import { graphTime } from "./graph-time.ts";
import { skuIds } from "./organization-types.ts";
import { readWholeUsers } from "./scopes.ts";

const any: Property = { kind: { type: "any" } };

/** A person. */
export const userType: EntityType = {
  name: "user",
  hidesId: true,
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
    ...unsetProperties(["aboutMe", "identityParentId", "mySite", "preferredName"]),
    ...unsetProperties(["interests", "pastProjects", "responsibilities", "schools", "skills"], texts, []),
    ...unsetProperties(["birthday", "hireDate"], fixedTime, graphTime(null)),
    ...unsetProperties(["deviceEnrollmentLimit"], whole, 5),
    ...unsetProperties(["authorizationInfo", "customSecurityAttributes", "mailboxSettings", "print"], any),
    ...unsetProperties(["signInActivity"], any),
    ...unsetProperties(["cloudLicensing", "cloudRealtimeCommunicationInfo", "onPremisesSipInfo"], betaOnly(any)),
    ...unsetProperties(["security"], betaOnly(any)),
    ...unsetProperties(["deviceKeys"], betaOnly(any), []),
    ...unsetProperties(["infoCatalogs"], betaOnly(texts), []),
    ...unsetProperties(["isLicenseReconciliationNeeded"], betaOnly(flag)),
    ...unsetProperties(["refreshTokensValidFromDateTime"], betaOnly(fixedTime)),
    ...unsetProperties(["employeeOrgData", "onPremisesExtensionAttributes", "passwordProfile"], any),
  },
};

/** Properties that v1.0 shows without being asked. */
const usual = [
  "businessPhones",
  "displayName",
  "givenName",
  "id",
  "jobTitle",
  "mail",
  "mobilePhone",
  "officeLocation",
  "preferredLanguage",
  "surname",
  "userPrincipalName",
];
/** What who may read only the basics of others gets to see; the rest is null. */
const basics = ["displayName", "givenName", "id", "mail", "surname", "userPrincipalName"];

/** A person as the caller may see them; licences are shown only to who selects them. */
export function userResource(row: UserRow, call: Pick<GraphCall, "caller" | "query" | "version">): User {
  const [givenName, surname] = row.displayName.split(" ");
  const assignedLicenses = row.licence === "none" ? [] : [{ skuId: skuIds[row.licence], disabledPlans: [] }];
  const select = call.query.$select;
  const all: User = {
    id: row.id,
    displayName: row.displayName,
    userPrincipalName: row.userPrincipalName,
    mail: row.userPrincipalName,
    usageLocation: row.usageLocation,
    accountEnabled: row.accountEnabled,
    givenName: givenName ?? null,
    surname: surname ?? null,
    jobTitle: null,
    officeLocation: null,
    preferredLanguage: null,
    mobilePhone: null,
    businessPhones: [],
    ...(/\bassignedLicenses\b/i.test(select ?? "") ? { assignedLicenses } : {}),
  };
  const isShown = (name: string): boolean =>
    select !== undefined || usual.includes(name) || (call.version === "beta" && name !== "assignedLicenses");
  const isAllowed = (name: string): boolean =>
    basics.includes(name) || seesWholeUser(row, call.caller) || Array.isArray(all[name as keyof User]);
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (isShown(name) ? [[name, isAllowed(name) ? value : null]] : [])),
  );
}

function seesWholeUser(row: UserRow, caller: GraphCall["caller"]): boolean {
  return row.id === caller.objectId || caller.scopes.some((scope) => readWholeUsers.includes(scope));
}
