import type {
  AzureADWindowsAutopilotDeploymentProfile,
  WindowsAutopilotDeploymentProfileAssignment,
} from "@microsoft/microsoft-graph-types-beta";
import type { AssignmentTarget, ProfileRow } from "../../world/tenant-setup-rows.ts";
import { complex, type EntityType, fixedText, fixedTime, flag, oneOf, text, texts } from "../graph/entity-type.ts";
import { graphTime } from "./graph-time.ts";
import { targetResource } from "./target-types.ts";

const deviceTypes = oneOf(
  "windowsPc",
  "holoLens",
  "surfaceHub2",
  "surfaceHub2S",
  "virtualMachine",
  "unknownFutureValue",
);
const userType = oneOf("administrator", "standard", "unknownFutureValue");
const usageType = oneOf("singleUser", "shared", "unknownFutureValue");

const experienceType: EntityType = {
  name: "outOfBoxExperienceSetting",
  properties: {
    privacySettingsHidden: flag,
    eulaHidden: flag,
    escapeLinkHidden: flag,
    keyboardSelectionPageSkipped: flag,
    userType,
    deviceUsageType: usageType,
  },
};

const oldExperienceType: EntityType = {
  name: "outOfBoxExperienceSettings",
  properties: {
    hidePrivacySettings: flag,
    hideEULA: flag,
    hideEscapeLink: flag,
    skipKeyboardSelectionPage: flag,
    userType,
    deviceUsageType: usageType,
  },
};

const statusScreenType: EntityType = {
  name: "windowsEnrollmentStatusScreenSettings",
  properties: { hideInstallationProgress: flag, allowDeviceUseBeforeProfileAndAppInstallComplete: flag },
};

/** A deployment profile with new and old property names. */
export const profileType: EntityType = {
  name: "windowsAutopilotDeploymentProfile",
  subtypes: ["azureADWindowsAutopilotDeploymentProfile", "activeDirectoryWindowsAutopilotDeploymentProfile"],
  properties: {
    id: fixedText,
    displayName: { kind: { type: "text", maxLength: 200 } },
    description: { kind: { type: "text", maxLength: 1500 } },
    locale: text,
    language: text,
    deviceType: deviceTypes,
    deviceNameTemplate: text,
    preprovisioningAllowed: flag,
    enableWhiteGlove: flag,
    hardwareHashExtractionEnabled: flag,
    extractHardwareHash: flag,
    outOfBoxExperienceSetting: complex(experienceType),
    outOfBoxExperienceSettings: complex(oldExperienceType),
    hybridAzureADJoinSkipConnectivityCheck: flag,
    enrollmentStatusScreenSettings: complex(statusScreenType),
    roleScopeTagIds: texts,
    managementServiceAppId: fixedText,
    createdDateTime: fixedTime,
    lastModifiedDateTime: fixedTime,
  },
};

/** A deployment profile as beta shows it. */
export function profileResource(row: ProfileRow): AzureADWindowsAutopilotDeploymentProfile & { "@odata.type": string } {
  const { experience } = row;
  return {
    "@odata.type":
      row.join === "entra"
        ? "#microsoft.graph.azureADWindowsAutopilotDeploymentProfile"
        : "#microsoft.graph.activeDirectoryWindowsAutopilotDeploymentProfile",
    id: row.id,
    displayName: row.displayName,
    description: row.description,
    locale: row.locale,
    language: row.locale,
    createdDateTime: graphTime(row.createdAt),
    lastModifiedDateTime: graphTime(row.modifiedAt),
    deviceType: row.deviceType as "windowsPc",
    deviceNameTemplate: row.deviceNameTemplate,
    preprovisioningAllowed: row.preprovisioningAllowed,
    enableWhiteGlove: row.preprovisioningAllowed,
    hardwareHashExtractionEnabled: row.hardwareHashExtractionEnabled,
    extractHardwareHash: row.hardwareHashExtractionEnabled,
    roleScopeTagIds: [...row.roleScopeTagIds],
    managementServiceAppId: "",
    outOfBoxExperienceSetting: experience,
    outOfBoxExperienceSettings: {
      hidePrivacySettings: experience.privacySettingsHidden,
      hideEULA: experience.eulaHidden,
      hideEscapeLink: experience.escapeLinkHidden,
      skipKeyboardSelectionPage: experience.keyboardSelectionPageSkipped,
      userType: experience.userType,
      deviceUsageType: experience.deviceUsageType,
    },
    enrollmentStatusScreenSettings: null,
    ...(row.join === "hybrid" ? { hybridAzureADJoinSkipConnectivityCheck: row.skipDomainCheck } : {}),
  };
}

/** One assignment of a profile; its id is put together from both ids. */
export function profileAssignmentResource(
  profileId: string,
  target: AssignmentTarget,
): WindowsAutopilotDeploymentProfileAssignment {
  return {
    id: profileAssignmentId(profileId, target),
    source: "direct",
    sourceId: profileId,
    target: targetResource(target, "beta"),
  };
}

/** Id of an assignment: `{profile}_{group}_0`. */
export function profileAssignmentId(profileId: string, target: AssignmentTarget): string {
  const object = target.kind === "allDevices" ? "adadadad-808e-44e2-905a-0b7873a8a531" : target.groupId;
  return `${profileId}_${object}_${target.kind === "exclusion" ? 1 : 0}`;
}
