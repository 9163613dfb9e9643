import { type EntityType, fixedText, fixedTime, flag, oneOf, text, whole } from "../graph/entity-type.ts";

const state = oneOf(
  "unknown",
  "success",
  "inProgress",
  "failure",
  "successWithTimeout",
  "notAttempted",
  "disabled",
  "successOnRetry",
);
const duration = text;

/** A row of the deployment report. */
export const reportType: EntityType = {
  name: "deviceManagementAutopilotEvent",
  properties: {
    id: fixedText,
    deviceId: text,
    userId: text,
    eventDateTime: fixedTime,
    deviceRegisteredDateTime: fixedTime,
    enrollmentStartDateTime: fixedTime,
    enrollmentType: oneOf(
      "unknown",
      "azureADJoinedWithAutopilotProfile",
      "offlineDomainJoined",
      "azureADJoinedUsingDeviceAuthWithAutopilotProfile",
      "azureADJoinedUsingDeviceAuthWithoutAutopilotProfile",
      "azureADJoinedWithOfflineAutopilotProfile",
      "azureADJoinedWithWhiteGlove",
      "offlineDomainJoinedWithWhiteGlove",
      "offlineDomainJoinedWithOfflineAutopilotProfile",
    ),
    deviceSerialNumber: text,
    managedDeviceName: text,
    userPrincipalName: text,
    windowsAutopilotDeploymentProfileDisplayName: text,
    enrollmentState: oneOf("unknown", "enrolled", "pendingReset", "failed", "notContacted", "blocked"),
    windows10EnrollmentCompletionPageConfigurationDisplayName: text,
    windows10EnrollmentCompletionPageConfigurationId: text,
    deploymentState: state,
    deviceSetupStatus: state,
    accountSetupStatus: state,
    osVersion: text,
    deploymentDuration: duration,
    deploymentTotalDuration: duration,
    deviceSetupDuration: duration,
    accountSetupDuration: duration,
    deploymentStartDateTime: fixedTime,
    deploymentEndDateTime: fixedTime,
    enrollmentFailureDetails: text,
  },
};

/** What became of one app in a run. */
export const policyDetailType: EntityType = {
  name: "deviceManagementAutopilotPolicyStatusDetail",
  properties: {
    id: fixedText,
    displayName: text,
    policyType: oneOf("unknown", "application", "appModel", "configurationPolicy"),
    complianceStatus: oneOf("unknown", "compliant", "installed", "notCompliant", "notInstalled", "error"),
    trackedOnEnrollmentStatus: flag,
    lastReportedDateTime: fixedTime,
    errorCode: whole,
  },
};
