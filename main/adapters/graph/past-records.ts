import type { PastRecord } from "../../../shared/domain/clearing/past-record.ts";
import { normaliseSerial } from "../../../shared/domain/unit/normalise-serial.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { PastQuery } from "../../app/ports/device-directory.ts";
import type { GraphCall, GraphClient } from "./graph-client.ts";
import { keptOf } from "./kept-properties.ts";
import { readAll } from "./paging.ts";
import { autopilotRecord, directoryRecord, managedRecord, pastRowSchema } from "./past-record-rows.ts";
import { graphScopes } from "./scopes.ts";

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
  const read = await readBySerial(client, tenant, serial);
  if (!read.ok) return read;
  const devices = read.value;
  const named = [...entraDeviceIds, ...devices.map((record) => record.entraDeviceId)].filter((id) => id !== "");
  const byName = serial === "" ? [] : [`displayName eq ${quoted(serial)}`];
  const byId = [...new Set(named)].map((id) => `deviceId eq ${quoted(id)}`);
  const objects = new Map<string, PastRecord>();
  for (const filter of [...byName, ...byId]) {
    const found = await readAll(client, directoryCall(tenant, filter), pastRowSchema);
    if (!found.ok) return found;
    for (const row of found.value) objects.set(row.id.toLowerCase(), directoryRecord(row));
  }
  return ok([...devices, ...objects.values()]);
}

/** Managed and Autopilot devices with this serial number; none of those without one, which are many devices. */
async function readBySerial(
  client: GraphClient,
  tenant: TenantId,
  serial: string,
): Promise<Result<readonly PastRecord[]>> {
  if (serial === "") return ok([]);
  const managed = await readAll(client, managedCall(tenant, serial), pastRowSchema);
  if (!managed.ok) return managed;
  const registered = await readAll(client, autopilotCall(tenant, serial), pastRowSchema);
  if (!registered.ok) return registered;
  // `contains` answers longer serial numbers as well.
  const devices = [...managed.value.map(managedRecord), ...registered.value.map(autopilotRecord)];
  return ok(devices.filter((record) => normaliseSerial(record.serialNumber) === normaliseSerial(serial)));
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

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function filterOf(filter: string): string {
  return encodeURIComponent(filter);
}
