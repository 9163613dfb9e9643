import type { HardwareInformation, ManagedDevice } from "@microsoft/microsoft-graph-types-beta";
import type { ManagedDeviceRow } from "../../world/tenant-rows.ts";
import { graphTime } from "./graph-time.ts";

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

/** What is answered for one device that selects it, and reads as if nothing were known everywhere else. */
function detailsOf(row: ManagedDeviceRow, selected: string): ManagedDevice {
  const details: ManagedDevice = {
    hardwareInformation: hardwareOf(row),
    ethernetMacAddress: row.ethernetMacAddress,
    notes: "",
    physicalMemoryInBytes: 17_179_869_184,
    processorArchitecture: "x64",
    skuNumber: 48,
  };
  const names = selected
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
  const wanted = Object.entries(details).filter(([name]) => names.includes(name.toLowerCase()));
  return Object.fromEntries([["ethernetMacAddress", null], ["notes", null], ...wanted]);
}

/** A managed device as beta shows it; `selected` is what a call selects of it. */
export function managedDeviceResource(row: ManagedDeviceRow, selected = ""): ManagedDevice {
  return {
    ...detailsOf(row, selected),
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
    azureActiveDirectoryDeviceId: row.entraDeviceId,
    deviceRegistrationState: "registered",
    deviceCategoryDisplayName: "Unknown",
    isEncrypted: row.isEncrypted,
    userPrincipalName: row.userPrincipalName ?? "",
    userDisplayName: row.userDisplayName ?? "",
    model: row.model,
    manufacturer: row.manufacturer,
    serialNumber: row.serialNumber,
    managementState: row.managementState,
    enrollmentProfileName: row.profileName,
    ethernetMacAddress: row.ethernetMacAddress,
    autopilotEnrolled: true,
    joinType: "azureADJoined",
    skuFamily: "Pro",
  };
}
