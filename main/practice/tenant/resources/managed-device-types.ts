import type { HardwareInformation, ManagedDevice } from "@microsoft/microsoft-graph-types-beta";
import type { ManagedDeviceRow } from "../../world/tenant-rows.ts";
import {
  betaOnly,
  type EntityType,
  fixedText,
  fixedTime,
  flag,
  oneOf,
  type Property,
  text,
  texts,
  unsetProperties,
  whole,
} from "../graph/entity-type.ts";
import { graphTime } from "./graph-time.ts";

const any: Property = { kind: { type: "any" } };

/** What only phones, other systems and older connections have. */
const ofOtherSystems = {
  ...unsetProperties([
    "activationLockBypassCode",
    "androidSecurityPatchLevel",
    "easDeviceId",
    "iccid",
    "imei",
    "jailBroken",
  ]),
  ...unsetProperties(["meid", "phoneNumber", "subscriberCarrier", "udid"]),
  ...unsetProperties(["easActivated", "isSupervised"], flag, false),
  ...unsetProperties(["easActivationDateTime", "exchangeLastSuccessfulSyncDateTime"], fixedTime, graphTime(null)),
  ...unsetProperties(["exchangeAccessState"], oneOf("none", "unknown", "allowed", "blocked", "quarantined"), "none"),
  ...unsetProperties(["exchangeAccessStateReason"], text, "none"),
  ...unsetProperties(["configurationManagerClientEnabledFeatures"], any),
};

/** What a simulated device never reports. */
const notReported = {
  ...unsetProperties(["remoteAssistanceSessionErrorDetails", "remoteAssistanceSessionUrl", "wiFiMacAddress"]),
  ...unsetProperties(["freeStorageSpaceInBytes", "physicalMemoryInBytes", "totalStorageSpaceInBytes"], whole, 0),
  ...unsetProperties(["complianceGracePeriodExpirationDateTime"], fixedTime, "9999-12-31T23:59:59Z"),
  ...unsetProperties(["managementCertificateExpirationDate"], fixedTime, graphTime(null)),
  ...unsetProperties(["partnerReportedThreatState"], text, "unknown"),
  ...unsetProperties(["requireUserEnrollmentApproval"], flag),
  ...unsetProperties(["deviceHealthAttestationState"], any),
  ...unsetProperties(["aadRegistered"], betaOnly(flag), true),
  ...unsetProperties(["chassisType", "deviceType", "processorArchitecture"], betaOnly(text), "unknown"),
  ...unsetProperties(["lostModeState"], betaOnly(text), "disabled"),
  ...unsetProperties(["managementFeatures"], betaOnly(text), "none"),
  ...unsetProperties(["enrolledByUserPrincipalName", "securityPatchLevel", "specificationVersion"], betaOnly(text)),
  ...unsetProperties(["roleScopeTagIds"], betaOnly(texts), []),
  ...unsetProperties(["skuNumber", "windowsActiveMalwareCount", "windowsRemediatedMalwareCount"], betaOnly(whole), 0),
  ...unsetProperties(["usersLoggedOn"], betaOnly(any), []),
};

/** A managed device of Intune. */
export const managedDeviceType: EntityType = {
  name: "managedDevice",
  properties: {
    id: fixedText,
    userId: text,
    deviceName: text,
    managedDeviceName: text,
    managedDeviceOwnerType: oneOf("unknown", "company", "personal"),
    enrolledDateTime: fixedTime,
    lastSyncDateTime: fixedTime,
    operatingSystem: text,
    complianceState: oneOf(
      "unknown",
      "compliant",
      "noncompliant",
      "conflict",
      "error",
      "inGracePeriod",
      "configManager",
    ),
    managementAgent: text,
    osVersion: text,
    azureADRegistered: flag,
    deviceEnrollmentType: text,
    emailAddress: text,
    azureADDeviceId: text,
    deviceRegistrationState: text,
    deviceCategoryDisplayName: text,
    isEncrypted: flag,
    userPrincipalName: text,
    userDisplayName: text,
    model: text,
    manufacturer: text,
    serialNumber: text,
    managementState: oneOf(
      "managed",
      "retirePending",
      "retireFailed",
      "wipePending",
      "wipeFailed",
      "unhealthy",
      "deletePending",
      "retireIssued",
      "wipeIssued",
      "wipeCanceled",
      "retireCanceled",
      "discovered",
    ),
    enrollmentProfileName: text,
    ethernetMacAddress: text,
    notes: text,
    deviceActionResults: any,
    hardwareInformation: betaOnly(any),
    autopilotEnrolled: betaOnly(flag),
    joinType: betaOnly(oneOf("unknown", "azureADJoined", "azureADRegistered", "hybridAzureADJoined")),
    ownerType: betaOnly(oneOf("unknown", "company", "personal")),
    skuFamily: betaOnly(text),
    ...ofOtherSystems,
    ...notReported,
  },
};

/** What a device says of its hardware; answered for one device that selects it. */
function hardwareOf(row: ManagedDeviceRow): HardwareInformation {
  return {
    serialNumber: row.serialNumber,
    manufacturer: row.manufacturer,
    model: row.model,
    isEncrypted: row.isEncrypted,
    isSharedDevice: false,
    operatingSystemEdition: "Professional",
    osBuildNumber: row.osVersion,
    tpmVersion: "7.2.3.1",
    tpmSpecificationVersion: "2.0, 0, 1.59",
    tpmManufacturer: "SIM",
    systemManagementBIOSVersion: "SIM 1.12",
    batteryHealthPercentage: 98,
    batteryChargeCycles: 4,
    wiredIPv4Addresses: ["192.0.2.10"],
  };
}

/** A managed device as beta shows it; `selected` is what a call selects of it. */
export function managedDeviceResource(row: ManagedDeviceRow, selected = ""): ManagedDevice {
  return {
    ...(/\bhardwareInformation\b/i.test(selected) ? { hardwareInformation: hardwareOf(row) } : {}),
    deviceActionResults: row.actions.map((action) => ({
      actionName: action.name,
      actionState: action.state,
      startDateTime: graphTime(action.startedAt),
      lastUpdatedDateTime: graphTime(action.updatedAt),
    })),
    id: row.id,
    userId: row.userId,
    deviceName: row.deviceName,
    managedDeviceName: row.deviceName,
    managedDeviceOwnerType: "company",
    ownerType: "company",
    enrolledDateTime: graphTime(row.enrolledAt),
    lastSyncDateTime: graphTime(row.lastSyncAt),
    operatingSystem: "Windows",
    complianceState: row.complianceState,
    managementAgent: "mdm",
    osVersion: row.osVersion,
    azureADRegistered: true,
    deviceEnrollmentType: "windowsAzureADJoinUsingDeviceAuth",
    emailAddress: "",
    azureADDeviceId: row.entraDeviceId,
    deviceRegistrationState: "registered",
    deviceCategoryDisplayName: "Unknown",
    isEncrypted: row.isEncrypted,
    userPrincipalName: "",
    userDisplayName: "",
    model: row.model,
    manufacturer: row.manufacturer,
    serialNumber: row.serialNumber,
    managementState: row.managementState,
    enrollmentProfileName: row.profileName,
    ethernetMacAddress: row.ethernetMacAddress,
    notes: "",
    autopilotEnrolled: true,
    joinType: "azureADJoined",
    skuFamily: "Pro",
  };
}
