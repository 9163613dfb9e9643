import type { ManagedDevice } from "@microsoft/microsoft-graph-types-beta";
import { removeManagedDevice } from "../../world/managed-device.ts";
import type { ManagedDeviceRow } from "../../world/tenant-rows.ts";
import { betaOnly, type EntityType, fixedText, fixedTime, flag, oneOf, text } from "../graph/entity-type.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { intuneNotFound } from "../graph/graph-failure.ts";
import { itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, listOptions, type Route } from "../graph/route.ts";
import { graphTime } from "./graph-time.ts";
import { readManagedDevices, writeManagedDevices } from "./scopes.ts";

const path = "deviceManagement/managedDevices";

const managedDeviceType: EntityType = {
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
    managementState: oneOf("managed", "retirePending", "wipePending", "unhealthy", "deletePending", "discovered"),
    enrollmentProfileName: text,
    ethernetMacAddress: text,
    notes: text,
    autopilotEnrolled: betaOnly(flag),
    joinType: betaOnly(oneOf("unknown", "azureADJoined", "azureADRegistered", "hybridAzureADJoined")),
    ownerType: betaOnly(oneOf("unknown", "company", "personal")),
    skuFamily: betaOnly(text),
  },
};

/** Managed devices of Intune. */
export const managedDeviceRoutes: readonly Route[] = [
  {
    method: "GET",
    path,
    versions: bothVersions,
    family: "intune",
    scopes: readManagedDevices,
    query: listOptions,
    body: { kind: "none" },
    answer: listManagedDevices,
  },
  {
    method: "GET",
    path: `${path}/{id}`,
    versions: bothVersions,
    family: "intune",
    scopes: readManagedDevices,
    query: ["$select"],
    body: { kind: "none" },
    answer: readManagedDevice,
  },
  {
    method: "DELETE",
    path: `${path}/{id}`,
    versions: bothVersions,
    family: "intune",
    scopes: writeManagedDevices,
    query: [],
    body: { kind: "none" },
    answer: deleteManagedDevice,
  },
];

function listManagedDevices(call: GraphCall): GraphAnswer {
  return listAnswer(call, {
    type: managedDeviceType,
    items: call.world.managedDevices
      .all()
      .map((row) => ({ ...managedDeviceResource(row), notes: null, ethernetMacAddress: null })),
    pageSize: 1000,
    filters: {
      serialNumber: ["eq", "startswith", "contains"],
      azureADDeviceId: ["eq"],
      deviceName: ["eq", "contains", "startswith"],
      enrolledDateTime: ["lt", "le", "gt", "ge"],
      lastSyncDateTime: ["lt", "le", "gt", "ge"],
      operatingSystem: ["eq"],
      managementAgent: ["eq"],
    },
    tellsCount: true,
  });
}

function readManagedDevice(call: GraphCall): GraphAnswer {
  const row = call.world.managedDevices.get((call.parameters.id ?? "").toLowerCase());
  return row === undefined ? intuneNotFound() : itemAnswer(call, managedDeviceType, { ...managedDeviceResource(row) });
}

function deleteManagedDevice(call: GraphCall): GraphAnswer {
  return removeManagedDevice(call.world, (call.parameters.id ?? "").toLowerCase()) ? noContent : intuneNotFound();
}

function managedDeviceResource(row: ManagedDeviceRow): ManagedDevice {
  return {
    id: row.id,
    userId: "",
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
    managementState: "managed",
    enrollmentProfileName: row.profileName,
    ethernetMacAddress: row.ethernetMacAddress,
    notes: "",
    autopilotEnrolled: true,
    joinType: "azureADJoined",
    skuFamily: "Pro",
  };
}
