import { requestEntraDeviceRemoval } from "../../world/entra-device.ts";
import type { EntraDeviceRow } from "../../world/tenant-rows.ts";
import type { GroupRow } from "../../world/tenant-setup-rows.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { directoryNotFound } from "../graph/graph-failure.ts";
import { countAnswer, itemAnswer, type ListSource, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, countOptions, directoryListOptions, listOptions, type Route } from "../graph/route.ts";
import { deviceResource, deviceType } from "./entra-device-types.ts";
import { groupResource, groupType } from "./group-types.ts";
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
  { ...read, path: "devices/$count", query: countOptions, answer: (call) => countAnswer(call, devices(call)) },
  { ...read, path: "devices/{id}", query: ["$select"], answer: readDevice },
  {
    ...write,
    method: "PATCH",
    path: "devices/{id}",
    body: { kind: "shape", type: deviceType, lenient: false },
    answer: patchDevice,
  },
  { ...write, method: "DELETE", path: "devices/{id}", body: { kind: "none" }, answer: deleteDevice },
  ...["memberOf", "transitiveMemberOf"].flatMap((name): readonly Route[] => [
    { ...read, path: `devices/{id}/${name}`, context: "directoryObjects", query: listOptions, answer: listGroupsOf },
    {
      ...read,
      path: `devices/{id}/${name}/microsoft.graph.group`,
      context: "groups",
      query: directoryListOptions,
      answer: listGroupsOf,
    },
  ]),
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

/** The object with the id, or with the `deviceId` that the path gives by name. */
function deviceOf(call: GraphCall): EntraDeviceRow | undefined {
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

function listGroupsOf(call: GraphCall): GraphAnswer {
  const row = deviceOf(call);
  if (row === undefined) return notFound(call);
  const isCast = call.context === "groups";
  return listAnswer(call, {
    type: groupType,
    rows: row.groupIds.map((id) => call.world.groups.get(id)).filter((group) => group !== undefined),
    shown: (group: GroupRow) => ({
      ...(isCast ? {} : { "@odata.type": "#microsoft.graph.group" }),
      ...groupResource(group),
    }),
    pageSize: 100,
    filters: { id: ["eq"], displayName: ["eq", "startswith"] },
    searches: ["displayName"],
    isDirectory: true,
  });
}
