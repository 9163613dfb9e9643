import { requestManagedDeviceRemoval } from "../../world/managed-device.ts";
import type { ManagedDeviceRow } from "../../world/tenant-rows.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { directoryNotFound, intuneNotFound } from "../graph/graph-failure.ts";
import { itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, listOptions, type Route } from "../graph/route.ts";
import { managedDeviceResource } from "./managed-device-resource.ts";
import { managedDeviceType } from "./managed-device-types.ts";
import { readManagedDevices, writeManagedDevices } from "./scopes.ts";
import { userOf } from "./user-routes.ts";

const path = "deviceManagement/managedDevices";

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
    answer: (call) => listManagedDevices(call, call.world.managedDevices.all()),
  },
  {
    method: "GET",
    path: "users/{id}/managedDevices",
    versions: bothVersions,
    family: "intune",
    scopes: readManagedDevices,
    query: listOptions,
    body: { kind: "none" },
    answer: listDevicesOfUser,
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

function listDevicesOfUser(call: GraphCall): GraphAnswer {
  const user = userOf(call);
  if (user === undefined) return directoryNotFound(call.parameters.id ?? "");
  return listManagedDevices(
    call,
    call.world.managedDevices.all().filter(({ userId }) => userId === user.id),
  );
}

function listManagedDevices(call: GraphCall, rows: readonly ManagedDeviceRow[]): GraphAnswer {
  return listAnswer(call, {
    type: managedDeviceType,
    rows,
    shown: (row) => managedDeviceResource(row),
    pageSize: 1000,
    filters: {
      serialNumber: ["eq", "startswith", "contains"],
      azureADDeviceId: ["eq"],
      deviceName: ["eq", "contains", "startswith"],
      enrolledDateTime: ["lt", "le", "gt", "ge"],
      lastSyncDateTime: ["lt", "le", "gt", "ge"],
      operatingSystem: ["eq"],
      managementAgent: ["eq"],
      id: ["eq"],
      deviceCategoryDisplayName: ["eq"],
      jailBroken: ["eq"],
      managedDeviceOwnerType: ["eq"],
      userPrincipalName: ["eq", "startswith"],
    },
    kept: { serialNumber: "serialNumber", azureADDeviceId: "entraDeviceId", deviceName: "deviceName" },
    tellsCount: true,
  });
}

function readManagedDevice(call: GraphCall): GraphAnswer {
  const row = call.world.managedDevices.get((call.parameters.id ?? "").toLowerCase());
  return row === undefined
    ? intuneNotFound()
    : itemAnswer(call, managedDeviceType, managedDeviceResource(row, call.query.$select));
}

function deleteManagedDevice(call: GraphCall): GraphAnswer {
  const id = (call.parameters.id ?? "").toLowerCase();
  return requestManagedDeviceRemoval(call.world, id, call.now) ? noContent : intuneNotFound();
}
