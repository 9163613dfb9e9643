import * as z from "zod";
import type { ManagedDeviceRecord } from "../../../shared/domain/tenant/records.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { GraphClient } from "./graph-client.ts";
import { readAll } from "./paging.ts";
import { graphScopes } from "./scopes.ts";
import { optional, wireFlag, wireId, wireInstant, wireReference, wireText } from "./wire-values.ts";

const properties = {
  id: wireId,
  serialNumber: wireText,
  deviceName: wireText,
  azureADDeviceId: wireReference,
  enrolledDateTime: wireInstant,
  lastSyncDateTime: wireInstant,
  deviceEnrollmentType: wireText,
  userPrincipalName: wireText,
  complianceState: wireText,
  isEncrypted: wireFlag,
  operatingSystem: wireText,
};

const managedDeviceSchema = z.object(properties).transform((row) => ({
  isWindows: row.operatingSystem.toLowerCase().startsWith("windows"),
  record: {
    managedDeviceId: row.id,
    serialNumber: row.serialNumber,
    deviceName: row.deviceName,
    entraDeviceId: row.azureADDeviceId,
    ...optional("enrolledAt", row.enrolledDateTime),
    ...optional("lastContactAt", row.lastSyncDateTime),
    enrollmentType: row.deviceEnrollmentType,
    userPrincipalName: row.userPrincipalName,
    complianceState: row.complianceState,
    isEncrypted: row.isEncrypted,
  } satisfies ManagedDeviceRecord,
}));

/** All Windows devices Intune manages. One list, never one call per device; the service filters by no property of use here. */
export async function listManagedDevices(
  client: GraphClient,
  tenant: TenantId,
): Promise<Result<readonly ManagedDeviceRecord[]>> {
  const path = `/deviceManagement/managedDevices?$select=${Object.keys(properties).join(",")}`;
  const call = {
    operation: "listManagedDevices",
    tenant,
    version: "v1.0",
    path,
    scopes: graphScopes.managedDevices,
  } as const;
  const rows = await readAll(client, call, managedDeviceSchema);
  return rows.ok ? ok(rows.value.flatMap(({ isWindows, record }) => (isWindows ? [record] : []))) : rows;
}
