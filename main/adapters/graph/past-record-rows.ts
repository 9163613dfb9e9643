import * as z from "zod";
import type { PastRecord } from "../../../shared/domain/clearing/past-record.ts";
import { wholeOf } from "./kept-properties.ts";
import { optional, wireId, wireInstant, wireReference, wireText } from "./wire-values.ts";
import { ztdIdIn } from "./ztd-id.ts";

/** A row of any of the three places. */
export const pastRowSchema = z.looseObject({ id: wireId });
type Row = z.infer<typeof pastRowSchema>;

const managedSchema = z.object({
  serialNumber: wireText,
  manufacturer: wireText,
  model: wireText,
  deviceName: wireText,
  userPrincipalName: wireText,
  managedDeviceOwnerType: wireText,
  azureADDeviceId: wireReference,
  enrolledDateTime: wireInstant,
  lastSyncDateTime: wireInstant,
});
const autopilotSchema = z.object({
  serialNumber: wireText,
  manufacturer: wireText,
  model: wireText,
  displayName: wireText,
  groupTag: wireText,
  userPrincipalName: wireText,
  azureAdDeviceId: wireReference,
  azureActiveDirectoryDeviceId: wireReference,
  managedDeviceId: wireReference,
  lastContactedDateTime: wireInstant,
  enrollmentState: wireText,
  userlessEnrollmentStatus: wireText,
});
const directorySchema = z.object({
  deviceId: wireText,
  displayName: wireText,
  manufacturer: wireText,
  model: wireText,
  trustType: wireText,
  deviceOwnership: wireText,
  physicalIds: z.array(z.string()).catch([]),
});

/** A device that Intune manages. */
export function managedRecord(row: Row): PastRecord {
  const device = managedSchema.parse(row);
  return {
    ...unsaid,
    place: "managedDevice",
    id: row.id.toLowerCase(),
    serialNumber: device.serialNumber,
    manufacturer: device.manufacturer,
    model: device.model,
    name: device.deviceName,
    userPrincipalName: device.userPrincipalName,
    ownership: ownershipOf(device.managedDeviceOwnerType),
    entraDeviceId: device.azureADDeviceId.toLowerCase(),
    managedDeviceId: row.id.toLowerCase(),
    ...optional("enrolledAt", device.enrolledDateTime),
    ...optional("lastContactAt", device.lastSyncDateTime),
    whole: wholeOf(row, "managedDevice"),
  };
}

/** A registration for Autopilot. */
export function autopilotRecord(row: Row): PastRecord {
  const device = autopilotSchema.parse(row);
  const words = [device.userlessEnrollmentStatus, device.enrollmentState];
  return {
    ...unsaid,
    place: "autopilotDevice",
    id: row.id.toLowerCase(),
    serialNumber: device.serialNumber,
    manufacturer: device.manufacturer,
    model: device.model,
    name: device.displayName,
    groupTag: device.groupTag,
    userPrincipalName: device.userPrincipalName,
    ztdId: row.id.toLowerCase(),
    entraDeviceId: (device.azureAdDeviceId || device.azureActiveDirectoryDeviceId).toLowerCase(),
    managedDeviceId: device.managedDeviceId.toLowerCase(),
    ...optional("lastContactAt", device.lastContactedDateTime),
    isBlocked: words.some((word) => word.toLowerCase() === "blocked"),
    whole: wholeOf(row, "autopilotDevice"),
  };
}

/** A device object of Microsoft Entra. */
export function directoryRecord(row: Row): PastRecord {
  const device = directorySchema.parse(row);
  return {
    ...unsaid,
    place: "directoryDevice",
    id: row.id.toLowerCase(),
    name: device.displayName,
    manufacturer: device.manufacturer,
    model: device.model,
    trustType: device.trustType,
    ownership: ownershipOf(device.deviceOwnership),
    ztdId: ztdIdIn(device.physicalIds),
    entraDeviceId: device.deviceId.toLowerCase(),
    whole: wholeOf(row, "directoryDevice"),
  };
}

/** A record that says nothing. */
const unsaid = {
  serialNumber: "",
  manufacturer: "",
  model: "",
  name: "",
  groupTag: "",
  userPrincipalName: "",
  ownership: "unknown",
  ztdId: "",
  entraDeviceId: "",
  managedDeviceId: "",
  isBlocked: false,
  trustType: "",
} as const;

function ownershipOf(word: string): PastRecord["ownership"] {
  const known = word.toLowerCase();
  return known === "company" || known === "personal" ? known : "unknown";
}
