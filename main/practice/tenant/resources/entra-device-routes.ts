import { requestEntraDeviceRemoval } from "../../world/entra-device.ts";
import type { EntraDeviceRow } from "../../world/tenant-rows.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { directoryNotFound } from "../graph/graph-failure.ts";
import { itemAnswer, type ListSource, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, directoryListOptions, type Route } from "../graph/route.ts";
import { deviceResource, deviceType } from "./entra-device-types.ts";
import { changeDevices, changeDevicesAsApp, readDevices } from "./scopes.ts";

const read = {
  method: "GET",
  versions: bothVersions,
  family: "directory",
  scopes: readDevices,
  body: { kind: "none" },
} as const;
const write = {
  versions: bothVersions,
  family: "directory",
  scopes: changeDevices,
  roles: changeDevicesAsApp,
  query: [],
} as const;

/** Device objects of the directory. */
export const entraDeviceRoutes: readonly Route[] = [
  { ...read, path: "devices", query: directoryListOptions, answer: (call) => listAnswer(call, devices(call)) },
  { ...read, path: "devices/{id}", query: ["$select"], answer: readDevice },
  {
    ...write,
    method: "PATCH",
    path: "devices/{id}",
    body: { kind: "shape", type: deviceType, lenient: false },
    answer: patchDevice,
  },
  { ...write, method: "DELETE", path: "devices/{id}", body: { kind: "none" }, answer: deleteDevice },
];

function devices(call: GraphCall): ListSource<EntraDeviceRow> {
  return {
    type: deviceType,
    rows: call.world.entraDevices.all(),
    shown: deviceResource,
    pageSize: 100,
    filters: {
      id: ["eq"],
      deviceId: ["eq"],
      displayName: ["eq", "ne", "startswith"],
      physicalIds: ["any"],
      operatingSystem: ["eq", "startswith"],
      operatingSystemVersion: ["eq", "startswith"],
      trustType: ["eq", "ne"],
      profileType: ["eq"],
      managementType: ["eq"],
      accountEnabled: ["eq", "ne"],
      isManaged: ["eq"],
      isCompliant: ["eq"],
      approximateLastSignInDateTime: ["le", "ge", "eq"],
    },
    kept: { id: "id", deviceId: "deviceId", displayName: "displayName", physicalIds: "physicalIds" },
    searches: ["displayName", "deviceId"],
    sorts: true,
    isDirectory: true,
  };
}

/** The object that a path names by its id, or by its `deviceId` with the key's name. */
export function deviceOf(call: GraphCall): EntraDeviceRow | undefined {
  const id = (call.parameters.id ?? "").toLowerCase();
  const { entraDevices } = call.world;
  return id.startsWith("deviceid=")
    ? entraDevices.all().find((device) => device.deviceId === id.slice("deviceid=".length))
    : entraDevices.get(id);
}

function notFound(call: GraphCall): GraphAnswer {
  return directoryNotFound((call.parameters.id ?? "").toLowerCase());
}

function readDevice(call: GraphCall): GraphAnswer {
  const row = deviceOf(call);
  return row === undefined ? notFound(call) : itemAnswer(call, deviceType, deviceResource(row));
}

/** Switches an object on or off; what else a body says of a Windows device is the device's own business. */
function patchDevice(call: GraphCall): GraphAnswer {
  const row = deviceOf(call);
  if (row === undefined) return notFound(call);
  const { accountEnabled } = call.body;
  if (typeof accountEnabled === "boolean") call.world.entraDevices.put({ ...row, accountEnabled });
  return noContent;
}

function deleteDevice(call: GraphCall): GraphAnswer {
  const row = deviceOf(call);
  if (row === undefined) return notFound(call);
  requestEntraDeviceRemoval(call.world, row.id, call.now);
  return noContent;
}
