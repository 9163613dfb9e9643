import type { Group } from "@microsoft/microsoft-graph-types";
import type { GroupRow } from "../../world/tenant-setup-rows.ts";
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
  whole,
} from "../graph/entity-type.ts";
import { graphTime } from "./graph-time.ts";

const any = { kind: { type: "any" } } as const;

/** A group of the directory. */
export const groupType: EntityType = {
  name: "group",
  hidesId: true,
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
    membershipRuleProcessingState: text,
    membershipRuleProcessingStatus: { ...any, beta: true },
    visibility: text,
    createdDateTime: fixedTime,
    "members@odata.bind": texts,
    ...unsetProperties(["assignedLabels", "assignedLicenses", "infoCatalogs", "onPremisesProvisioningErrors"], any, []),
    ...unsetProperties(["proxyAddresses", "resourceBehaviorOptions", "resourceProvisioningOptions"], texts, []),
    ...unsetProperties(["serviceProvisioningErrors"], any, []),
    ...unsetProperties(["classification", "onPremisesDomainName", "onPremisesNetBiosName", "onPremisesSamAccountName"]),
    ...unsetProperties(["onPremisesSecurityIdentifier", "preferredDataLocation", "preferredLanguage", "theme"]),
    ...unsetProperties(["securityIdentifier", "uniqueName"]),
    ...unsetProperties(["deletedDateTime", "expirationDateTime", "renewedDateTime"], fixedTime),
    ...unsetProperties(["onPremisesLastSyncDateTime"], fixedTime),
    ...unsetProperties(["allowExternalSenders", "autoSubscribeNewMembers", "hasMembersWithLicenseErrors"], flag),
    ...unsetProperties(["hideFromAddressLists", "hideFromOutlookClients", "isArchived"], flag),
    ...unsetProperties(["isManagementRestricted", "isSubscribedByMail", "onPremisesSyncEnabled"], flag),
    ...unsetProperties(["licenseProcessingState", "onPremisesExtensionAttributes"], any),
    ...unsetProperties(["unseenCount", "unseenConversationsCount", "unseenMessagesCount"], whole),
    ...unsetProperties(["isFavorite", "welcomeMessageEnabled"], flag),
    ...unsetProperties(["accessType"], oneOf("none", "private", "secret", "public", "unknownFutureValue")),
    ...unsetProperties(["organizationId"]),
    ...unsetProperties(["createdByAppId"], betaOnly(text)),
    ...unsetProperties(["cloudLicensing", "writebackConfiguration"], betaOnly(any)),
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
