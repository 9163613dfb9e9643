import type { DeviceLogCollectionResponse } from "@microsoft/microsoft-graph-types-beta";
import { logsKeptMs, requestLogs } from "../../world/log-collection.ts";
import type { LogCollectionRow } from "../../world/tenant-rows.ts";
import { answered, type GraphAnswer, type GraphCall } from "../graph/graph-call.ts";
import { intuneFailure, intuneNotFound } from "../graph/graph-failure.ts";
import { itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { betaAlone, bothVersions, type Route } from "../graph/route.ts";
import { downloadAddress } from "../storage/download-address.ts";
import { graphTime } from "./graph-time.ts";
import { logCollectionType, requestBody } from "./log-collection-types.ts";
import { managedDeviceOf } from "./managed-device-action-routes.ts";
import { readManagedDevices, writeManagedDevices } from "./scopes.ts";

const path = "deviceManagement/managedDevices/{id}";

/** Diagnostics of managed devices; asking for them is beta only. */
export const logCollectionRoutes: readonly Route[] = [
  {
    method: "POST",
    path: `${path}/createDeviceLogCollectionRequest`,
    versions: betaAlone,
    family: "intune",
    scopes: writeManagedDevices,
    query: [],
    body: { kind: "shape", type: requestBody, lenient: true },
    answer: askForLogs,
  },
  {
    method: "GET",
    path: `${path}/logCollectionRequests`,
    versions: bothVersions,
    family: "intune",
    scopes: readManagedDevices,
    query: ["$select", "$top", "$skiptoken"],
    body: { kind: "none" },
    answer: listLogs,
  },
  {
    method: "GET",
    path: `${path}/logCollectionRequests/{logId}`,
    versions: bothVersions,
    family: "intune",
    scopes: readManagedDevices,
    query: ["$select"],
    body: { kind: "none" },
    answer: (call) => ofLogs(call, (row) => itemAnswer(call, logCollectionType, logResource(call, row))),
  },
  {
    method: "POST",
    path: `${path}/logCollectionRequests/{logId}/createDownloadUrl`,
    versions: bothVersions,
    family: "intune",
    scopes: writeManagedDevices,
    query: [],
    body: { kind: "none" },
    answer: (call) => ofLogs(call, (row) => linkLogs(call, row)),
  },
];

function askForLogs(call: GraphCall): GraphAnswer {
  const device = managedDeviceOf(call);
  if (device === undefined) return intuneNotFound();
  const row = requestLogs(call.world, device, call.caller.userPrincipalName, call.now);
  const type = "microsoft.graph.deviceLogCollectionResponse";
  return itemAnswer({ ...call, context: type }, logCollectionType, {
    "@odata.type": `#${type}`,
    ...logResource(call, row),
  });
}

function listLogs(call: GraphCall): GraphAnswer {
  const device = managedDeviceOf(call);
  if (device === undefined) return intuneNotFound();
  return listAnswer(call, {
    type: logCollectionType,
    rows: call.world.logCollections.all().filter((row) => row.managedDeviceId === device.id),
    shown: (row) => logResource(call, row),
    pageSize: 100,
    filters: {},
    tellsCount: true,
  });
}

function ofLogs(call: GraphCall, answer: (row: LogCollectionRow) => GraphAnswer): GraphAnswer {
  const row = call.world.logCollections.get((call.parameters.logId ?? "").toLowerCase());
  return row === undefined || row.managedDeviceId !== managedDeviceOf(call)?.id ? intuneNotFound() : answer(row);
}

function linkLogs(call: GraphCall, row: LogCollectionRow): GraphAnswer {
  if (row.receivedAt === null) return intuneFailure(400, "BadRequest", "The logs have not been uploaded yet.");
  return answered({
    "@odata.context": `${call.origin}/${call.version}/$metadata#Edm.String`,
    value: downloadAddress(call, "logs", row.id),
  });
}

function logResource({ world }: GraphCall, row: LogCollectionRow): DeviceLogCollectionResponse {
  return {
    id: row.id,
    status: row.failed ? "failed" : row.receivedAt === null ? "pending" : "completed",
    managedDeviceId: row.managedDeviceId,
    errorCode: row.failed ? 1 : 0,
    requestedDateTimeUTC: graphTime(row.requestedAt),
    receivedDateTimeUTC: row.receivedAt === null ? null : graphTime(row.receivedAt),
    initiatedByUserPrincipalName: row.requestedBy,
    expirationDateTimeUTC: graphTime(row.requestedAt + logsKeptMs),
    size: row.receivedAt === null ? 0 : 2048,
    sizeInKB: row.receivedAt === null ? 0 : 2048,
    enrolledByUser: world.managedDevices.get(row.managedDeviceId)?.userId ?? "",
  };
}
