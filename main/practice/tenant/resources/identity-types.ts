import type { WindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types-beta";
import type { IdentityRow } from "../../world/tenant-rows.ts";
import { betaOnly, type EntityType, fixed, fixedText, fixedTime, oneOf, text } from "../graph/entity-type.ts";
import { graphTime } from "./graph-time.ts";
import { enrollmentStates } from "./published-members.ts";

/** A registered Autopilot device; v1.0 knows little of it. */
export const identityType: EntityType = {
  name: "windowsAutopilotDeviceIdentity",
  properties: {
    id: fixedText,
    groupTag: text,
    purchaseOrderIdentifier: text,
    serialNumber: text,
    productKey: text,
    manufacturer: text,
    model: text,
    enrollmentState: fixed(enrollmentStates),
    lastContactedDateTime: fixedTime,
    addressableUserName: text,
    userPrincipalName: text,
    resourceName: text,
    skuNumber: text,
    systemFamily: text,
    azureActiveDirectoryDeviceId: text,
    azureAdDeviceId: betaOnly(text),
    managedDeviceId: text,
    displayName: text,
    deploymentProfileAssignmentStatus: betaOnly(
      oneOf(
        "unknown",
        "assignedInSync",
        "assignedOutOfSync",
        "assignedUnkownSyncState",
        "notAssigned",
        "pending",
        "failed",
      ),
    ),
    deploymentProfileAssignmentDetailedStatus: betaOnly(
      oneOf(
        "none",
        "hardwareRequirementsNotMet",
        "surfaceHubProfileNotSupported",
        "holoLensProfileNotSupported",
        "windowsPcProfileNotSupported",
        "surfaceHub2SProfileNotSupported",
        "unknownFutureValue",
      ),
    ),
    deploymentProfileAssignedDateTime: betaOnly(fixedTime),
    remediationState: betaOnly(
      oneOf(
        "unknown",
        "noRemediationRequired",
        "automaticRemediationRequired",
        "manualRemediationRequired",
        "unknownFutureValue",
      ),
    ),
    remediationStateLastModifiedDateTime: betaOnly(fixedTime),
    userlessEnrollmentStatus: betaOnly(oneOf("unknown", "allowed", "blocked", "unknownFutureValue")),
    deviceAccountUpn: betaOnly(text),
    deviceAccountPassword: betaOnly(text),
    deviceFriendlyName: betaOnly(text),
  },
};

/** Body of `updateDeviceProperties`. */
export const identityChangeBody: EntityType = {
  name: "updateDeviceProperties",
  properties: {
    userPrincipalName: text,
    addressableUserName: text,
    groupTag: { kind: { type: "text", maxLength: 512 } },
    displayName: text,
    deviceAccountUpn: betaOnly(text),
    deviceAccountPassword: betaOnly(text),
    deviceFriendlyName: betaOnly(text),
  },
};

/** Body of `assignUserToDevice`. */
export const assignUserBody: EntityType = {
  name: "assignUserToDevice",
  properties: { userPrincipalName: text, addressableUserName: text },
};

/** Body of `assignResourceAccountToDevice`, for the rooms of Teams. */
export const assignAccountBody: EntityType = {
  name: "assignResourceAccountToDevice",
  properties: { userPrincipalName: text, addressableUserName: text, resourceAccountName: text },
};

const emptyGuid = "00000000-0000-0000-0000-000000000000";

/** A registered device as beta shows it. */
export function identityResource(row: IdentityRow): WindowsAutopilotDeviceIdentity {
  return {
    id: row.id,
    groupTag: row.groupTag,
    purchaseOrderIdentifier: row.purchaseOrder,
    serialNumber: row.serialNumber,
    productKey: row.productKey,
    manufacturer: row.manufacturer,
    model: row.model,
    enrollmentState: row.enrollmentState,
    lastContactedDateTime: graphTime(row.lastContactedAt),
    addressableUserName: row.addressableUserName,
    userPrincipalName: row.userPrincipalName,
    resourceName: row.resourceName ?? "",
    skuNumber: row.sku,
    systemFamily: row.family,
    azureActiveDirectoryDeviceId: row.entraDeviceId,
    azureAdDeviceId: row.entraDeviceId,
    managedDeviceId: row.managedDeviceId === "" ? emptyGuid : row.managedDeviceId,
    displayName: row.displayName,
    deploymentProfileAssignmentStatus: row.profileStatus,
    deploymentProfileAssignmentDetailedStatus: "none",
    deploymentProfileAssignedDateTime: graphTime(row.profileAssignedAt),
    remediationState: "noRemediationRequired",
    remediationStateLastModifiedDateTime: graphTime(null),
    userlessEnrollmentStatus: row.userlessEnrollment,
    deviceAccountUpn: row.deviceAccountUpn ?? "",
    deviceAccountPassword: "",
    deviceFriendlyName: row.deviceFriendlyName ?? "",
  };
}
