import type {
  EnrollmentConfigurationAssignment,
  Windows10EnrollmentCompletionPageConfiguration,
} from "@microsoft/microsoft-graph-types-beta";
import type { EspRow } from "../../world/tenant-setup-rows.ts";
import {
  betaOnly,
  complex,
  type EntityType,
  fixed,
  fixedText,
  fixedTime,
  flag,
  listOf,
  oneOf,
  text,
  texts,
  whole,
} from "../graph/entity-type.ts";
import type { GraphVersion } from "../graph/graph-call.ts";
import { graphTime } from "./graph-time.ts";
import { targetResource, targetType } from "./target-types.ts";

/** One assignment of an enrolment configuration. */
export const espAssignmentType: EntityType = {
  name: "enrollmentConfigurationAssignment",
  properties: {
    id: text,
    source: betaOnly(fixed(text)),
    sourceId: betaOnly(fixedText),
    target: complex(targetType),
  },
};

/** Body of `assign`. */
export const espAssignBody: EntityType = {
  name: "assign",
  properties: { enrollmentConfigurationAssignments: listOf(espAssignmentType) },
};

/** Body of `setPriority`. */
export const espPriorityBody: EntityType = { name: "setPriority", properties: { priority: whole } };

/** An Enrollment Status Page; most of it is beta only. */
export const espType: EntityType = {
  name: "windows10EnrollmentCompletionPageConfiguration",
  properties: {
    id: fixedText,
    displayName: text,
    description: text,
    priority: whole,
    createdDateTime: fixedTime,
    lastModifiedDateTime: fixedTime,
    version: fixed(whole),
    roleScopeTagIds: betaOnly(texts),
    deviceEnrollmentConfigurationType: betaOnly(
      oneOf(
        "unknown",
        "limit",
        "platformRestrictions",
        "windowsHelloForBusiness",
        "defaultLimit",
        "defaultPlatformRestrictions",
        "defaultWindowsHelloForBusiness",
        "defaultWindows10EnrollmentCompletionPageConfiguration",
        "windows10EnrollmentCompletionPageConfiguration",
        "deviceComanagementAuthorityConfiguration",
        "singlePlatformRestriction",
        "unknownFutureValue",
        "enrollmentNotificationsConfiguration",
        "windowsRestore",
      ),
    ),
    showInstallationProgress: betaOnly(flag),
    blockDeviceSetupRetryByUser: betaOnly(flag),
    allowDeviceResetOnInstallFailure: betaOnly(flag),
    allowLogCollectionOnInstallFailure: betaOnly(flag),
    customErrorMessage: betaOnly({ kind: { type: "text", maxLength: 10_000 } }),
    installProgressTimeoutInMinutes: betaOnly(whole),
    installQualityUpdates: betaOnly(flag),
    allowDeviceUseOnInstallFailure: betaOnly(flag),
    selectedMobileAppIds: betaOnly(texts),
    allowNonBlockingAppInstallation: flag,
    trackInstallProgressForAutopilotOnly: betaOnly(flag),
    disableUserStatusTrackingAfterFirstUser: betaOnly(flag),
  },
};

/** An Enrollment Status Page as beta shows it. */
export function espResource(row: EspRow): Windows10EnrollmentCompletionPageConfiguration & { "@odata.type": string } {
  return {
    "@odata.type": "#microsoft.graph.windows10EnrollmentCompletionPageConfiguration",
    id: row.id,
    displayName: row.displayName,
    description: row.description,
    priority: row.priority,
    createdDateTime: graphTime(row.createdAt),
    lastModifiedDateTime: graphTime(row.modifiedAt),
    version: row.version,
    roleScopeTagIds: [...row.roleScopeTagIds],
    deviceEnrollmentConfigurationType: row.isDefault
      ? "defaultWindows10EnrollmentCompletionPageConfiguration"
      : "windows10EnrollmentCompletionPageConfiguration",
    showInstallationProgress: row.showInstallationProgress,
    blockDeviceSetupRetryByUser: row.blockDeviceSetupRetryByUser,
    allowDeviceResetOnInstallFailure: row.allowDeviceResetOnInstallFailure,
    allowLogCollectionOnInstallFailure: row.allowLogCollectionOnInstallFailure,
    customErrorMessage: row.customErrorMessage,
    installProgressTimeoutInMinutes: row.timeoutMinutes,
    installQualityUpdates: row.installQualityUpdates,
    allowDeviceUseOnInstallFailure: row.allowDeviceUseOnInstallFailure,
    selectedMobileAppIds: [...row.blockingAppIds],
    allowNonBlockingAppInstallation: row.allowNonBlockingAppInstallation,
    trackInstallProgressForAutopilotOnly: row.trackInstallProgressForAutopilotOnly,
    disableUserStatusTrackingAfterFirstUser: row.disableUserStatusTrackingAfterFirstUser,
  };
}

/** The assignments of an Enrollment Status Page as a version shows them; the default one reaches everything. */
export function espAssignments(row: EspRow, version: GraphVersion): readonly EnrollmentConfigurationAssignment[] {
  const targets = row.isDefault ? ([{ kind: "allDevices", groupId: "" }] as const) : row.targets;
  return targets.map((target) => ({
    id: `${row.id}_${target.groupId === "" ? "allDevices" : target.groupId}`,
    ...(version === "beta" ? ({ source: "direct", sourceId: row.id } as const) : {}),
    target: targetResource(target, version),
  }));
}
