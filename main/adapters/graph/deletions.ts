import * as z from "zod";
import { appError } from "../../../shared/kernel/app-error.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { GraphCall, GraphClient } from "./graph-client.ts";
import { readAll, readOne } from "./paging.ts";
import { graphScopes } from "./scopes.ts";
import { wireId, wireText } from "./wire-values.ts";
import { ztdIdIn } from "./ztd-id.ts";

const identities = "/deviceManagement/windowsAutopilotDeviceIdentities";
const change = { priority: "technician", scopes: graphScopes.changeEnrollment } as const;

/** Takes a device out of Intune: it is no longer managed. Errors: those of `send`; `graph.notFound` when it is gone. */
export function deleteManagedDevice(client: GraphClient, tenant: TenantId, id: string): Promise<Result<void>> {
  const path = `/deviceManagement/managedDevices/${encodeURIComponent(id)}`;
  const scopes = graphScopes.changeManagedDevices;
  const call = {
    priority: "technician",
    operation: "deleteManagedDevice",
    tenant,
    version: "v1.0",
    path,
    scopes,
  } as const;
  return done(client, { ...call, method: "DELETE" });
}

/** Deregisters a device. It is answered at once and shows for up to half an hour (graph-api b.5). */
export function deleteRegistration(client: GraphClient, tenant: TenantId, ztdId: string): Promise<Result<void>> {
  const path = `${identities}/${encodeURIComponent(ztdId)}`;
  return done(client, { ...change, operation: "deleteRegistration", tenant, version: "v1.0", path, method: "DELETE" });
}

/** Takes a registered device's user away. */
export function unassignUser(client: GraphClient, tenant: TenantId, ztdId: string): Promise<Result<void>> {
  const path = `${identities}/${encodeURIComponent(ztdId)}/unassignUserFromDevice`;
  return done(client, { ...change, operation: "unassignUser", tenant, version: "v1.0", path, body: {} });
}

/** The portal's *Unblock device*: one more userless enrolment is allowed. Beta only (graph-api b.1). */
export function allowNextEnrollment(client: GraphClient, tenant: TenantId, ztdId: string): Promise<Result<void>> {
  const path = `${identities}/${encodeURIComponent(ztdId)}/allowNextEnrollment`;
  return done(client, { ...change, operation: "allowNextEnrollment", tenant, version: "beta", path, body: {} });
}

const objectSchema = z.object({ deviceId: wireText, physicalIds: z.array(z.string()) });
const rowSchema = z.object({ id: wireId });

/**
 * Deletes a device object of Microsoft Entra, but never that of a registered device: the object itself and the list of
 * Autopilot devices are asked right before. Without an answer of both nothing is deleted. Error: `clearing.registeredObject`.
 */
export async function deleteDirectoryDevice(
  client: GraphClient,
  tenant: TenantId,
  objectId: string,
): Promise<Result<void>> {
  const object = `/devices/${encodeURIComponent(objectId)}`;
  const read = { priority: "technician", tenant, version: "v1.0", scopes: graphScopes.devices } as const;
  const path = `${object}?$select=id,deviceId,physicalIds`;
  const found = await readOne(client, { ...read, operation: "readDirectoryDevice", path }, objectSchema);
  if (!found.ok) return found;
  const { deviceId, physicalIds } = found.value;
  if (ztdIdIn(physicalIds) !== "") return err(appError("refused", "clearing.registeredObject"));
  const filter = encodeURIComponent(`azureActiveDirectoryDeviceId eq '${deviceId.replaceAll("'", "''")}'`);
  const owners = await readAll(
    client,
    {
      ...read,
      operation: "findRegistrationOfObject",
      path: `${identities}?$filter=${filter}`,
      scopes: graphScopes.readEnrollment,
    },
    rowSchema,
  );
  if (!owners.ok) return owners;
  if (owners.value.length > 0) return err(appError("refused", "clearing.registeredObject"));
  const scopes = graphScopes.deleteDevices;
  return done(client, { ...read, operation: "deleteDirectoryDevice", scopes, path: object, method: "DELETE" });
}

async function done(client: GraphClient, call: GraphCall): Promise<Result<void>> {
  const answer = await client.send(call);
  return answer.ok ? ok(undefined) : answer;
}
