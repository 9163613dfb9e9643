import * as z from "zod";
import type { PastRecord, RecordPlace, WholeValue } from "../../../shared/domain/clearing/past-record.ts";
import { normaliseSerial } from "../../../shared/domain/unit/normalise-serial.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { PastQuery } from "../../app/ports/device-directory.ts";
import type { GraphCall, GraphClient } from "./graph-client.ts";
import { readAll } from "./paging.ts";
import { graphScopes } from "./scopes.ts";
import { optional, wireId, wireInstant, wireReference, wireText } from "./wire-values.ts";

const wholeValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** What is kept of a record before it is changed: these properties and no others, so that no secret is among them. */
const keptOf = {
  managedDevice: [
    "id",
    "serialNumber",
    "deviceName",
    "managedDeviceName",
    "manufacturer",
    "model",
    "osVersion",
    "azureADDeviceId",
    "userPrincipalName",
    "userDisplayName",
    "managedDeviceOwnerType",
    "deviceEnrollmentType",
    "enrollmentProfileName",
    "enrolledDateTime",
    "lastSyncDateTime",
    "complianceState",
    "managementState",
    "isEncrypted",
  ],
  autopilotDevice: [
    "id",
    "serialNumber",
    "productKey",
    "manufacturer",
    "model",
    "skuNumber",
    "systemFamily",
    "groupTag",
    "purchaseOrderIdentifier",
    "displayName",
    "userPrincipalName",
    "addressableUserName",
    "azureAdDeviceId",
    "azureActiveDirectoryDeviceId",
    "managedDeviceId",
    "enrollmentState",
    "userlessEnrollmentStatus",
    "remediationState",
    "lastContactedDateTime",
  ],
  directoryDevice: [
    "id",
    "deviceId",
    "displayName",
    "accountEnabled",
    "trustType",
    "profileType",
    "deviceOwnership",
    "operatingSystem",
    "operatingSystemVersion",
    "manufacturer",
    "model",
    "enrollmentProfileName",
    "isManaged",
    "registrationDateTime",
    "approximateLastSignInDateTime",
    "physicalIds",
  ],
} as const satisfies Readonly<Record<RecordPlace, readonly string[]>>;

const rowSchema = z.looseObject({ id: wireId });
type Row = z.infer<typeof rowSchema>;

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

/**
 * What the tenant's three places have of one device. Managed and Autopilot devices are asked for by serial number; device
 * objects know none, so they are asked for by what the others and earlier readings name, and by a name that is the serial.
 */
export async function readPastRecords(
  client: GraphClient,
  tenant: TenantId,
  { serialNumber, entraDeviceIds }: PastQuery,
): Promise<Result<readonly PastRecord[]>> {
  const serial = serialNumber.trim();
  const managed = await readAll(client, managedCall(tenant, serial), rowSchema);
  if (!managed.ok) return managed;
  const registered = await readAll(client, autopilotCall(tenant, serial), rowSchema);
  if (!registered.ok) return registered;
  // `contains` answers longer serial numbers as well.
  const devices = [...managed.value.map(managedRecord), ...registered.value.map(autopilotRecord)].filter(
    (record) => normaliseSerial(record.serialNumber) === normaliseSerial(serial),
  );
  const named = [...entraDeviceIds, ...devices.map((record) => record.entraDeviceId)].filter((id) => id !== "");
  const filters = [...new Set(named)].map((id) => `deviceId eq ${quoted(id)}`);
  const objects = new Map<string, PastRecord>();
  for (const filter of [`displayName eq ${quoted(serial)}`, ...filters]) {
    const found = await readAll(client, directoryCall(tenant, filter), rowSchema);
    if (!found.ok) return found;
    for (const row of found.value) objects.set(row.id.toLowerCase(), directoryRecord(row));
  }
  return ok([...devices, ...objects.values()]);
}

const common = { priority: "technician" } as const;

function managedCall(tenant: TenantId, serial: string): GraphCall {
  const path = `/deviceManagement/managedDevices?$filter=${filterOf(`serialNumber eq ${quoted(serial)}`)}`;
  const scopes = graphScopes.managedDevices;
  return { ...common, operation: "findManagedDevices", tenant, version: "v1.0", path, scopes };
}

function autopilotCall(tenant: TenantId, serial: string): GraphCall {
  const filter = filterOf(`contains(serialNumber,${quoted(serial)})`);
  const path = `/deviceManagement/windowsAutopilotDeviceIdentities?$filter=${filter}`;
  const scopes = graphScopes.readEnrollment;
  return { ...common, operation: "findRegistrations", tenant, version: "beta", path, scopes };
}

function directoryCall(tenant: TenantId, filter: string): GraphCall {
  const path = `/devices?$filter=${filterOf(filter)}&$select=${keptOf.directoryDevice.join(",")}`;
  return { ...common, operation: "findDirectoryDevices", tenant, version: "v1.0", path, scopes: graphScopes.devices };
}

function managedRecord(row: Row): PastRecord {
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

function autopilotRecord(row: Row): PastRecord {
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

function directoryRecord(row: Row): PastRecord {
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

function wholeOf(row: Row, place: RecordPlace): Readonly<Record<string, WholeValue>> {
  return Object.fromEntries(
    keptOf[place].flatMap((name) => {
      const value = wholeValue.safeParse(row[name]);
      return value.success ? [[name, value.data]] : [];
    }),
  );
}

function ownershipOf(word: string): PastRecord["ownership"] {
  const known = word.toLowerCase();
  return known === "company" || known === "personal" ? known : "unknown";
}

/** The ZTDID that an Autopilot registration left on a device object; empty when it is of none. */
export function ztdIdIn(physicalIds: readonly string[]): string {
  const entry = physicalIds.find((id) => id.toUpperCase().startsWith("[ZTDID]:"));
  return entry === undefined ? "" : entry.slice("[ZTDID]:".length).toLowerCase();
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function filterOf(filter: string): string {
  return encodeURIComponent(filter);
}
