import { dayMs } from "../../world/durations.ts";
import { type EntityType, unsetProperties } from "../graph/entity-type.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { directoryFailure, directoryNotFound } from "../graph/graph-failure.ts";
import { itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, directoryListOptions, type Route } from "../graph/route.ts";
import { deviceResource, deviceType } from "./entra-device-types.ts";
import { organizationResource, organizationType, skuResource, skuType } from "./organization-types.ts";
import {
  deleteDevices,
  readDeviceManagement,
  readDevices,
  readLicences,
  readOrganization,
  readSelf,
  readUsers,
} from "./scopes.ts";
import { userResource, userType } from "./user-types.ts";

const read = { method: "GET", versions: bothVersions, family: "directory", body: { kind: "none" } } as const;
const deviceManagementType: EntityType = {
  name: "deviceManagement",
  properties: {
    id: { kind: { type: "text" } },
    subscriptionState: { kind: { type: "text" } },
    intuneAccountId: { kind: { type: "text" } },
    ...unsetProperties(["deviceProtectionOverview", "intuneBrand", "settings", "windowsMalwareOverview"], {
      kind: { type: "any" },
    }),
  },
};

/** Devices, people, the tenant and its licences. */
export const directoryRoutes: readonly Route[] = [
  { ...read, path: "devices", scopes: readDevices, query: directoryListOptions, answer: listDevices },
  { ...read, path: "devices/{id}", scopes: readDevices, query: ["$select"], answer: readDevice },
  { ...read, method: "DELETE", path: "devices/{id}", scopes: deleteDevices, query: [], answer: deleteDevice },
  { ...read, path: "users", scopes: readUsers, query: directoryListOptions, answer: listUsers },
  { ...read, path: "users/{id}", scopes: readUsers, query: ["$select"], answer: readUser },
  { ...read, path: "users/{id}/licenseDetails", scopes: readLicences, query: ["$select"], answer: listLicenses },
  { ...read, path: "me", context: "users", scopes: readSelf, query: ["$select"], answer: readSelfUser },
  { ...read, path: "organization", scopes: readOrganization, query: ["$select", "$top"], answer: listOrganizations },
  { ...read, path: "organization/{id}", scopes: readOrganization, query: ["$select"], answer: readOrganizationById },
  { ...read, path: "subscribedSkus", scopes: readLicences, query: ["$select"], answer: listSkus },
  { ...read, path: "subscribedSkus/{id}", scopes: readLicences, query: ["$select"], answer: readSku },
  { ...read, path: "deviceManagement", scopes: readDeviceManagement, query: ["$select"], answer: readManagement },
];

function listDevices(call: GraphCall): GraphAnswer {
  return listAnswer(call, {
    type: deviceType,
    items: call.world.entraDevices.all().map((row) => ({ ...deviceResource(row) })),
    pageSize: 100,
    filters: {
      deviceId: ["eq"],
      displayName: ["eq", "startswith"],
      physicalIds: ["any"],
      operatingSystem: ["eq", "startswith"],
      trustType: ["eq"],
      accountEnabled: ["eq"],
      isManaged: ["eq"],
    },
    searches: ["displayName"],
    sorts: true,
  });
}

/** The object with the id, or with the `deviceId` that the path gives by name. */
function readDevice(call: GraphCall): GraphAnswer {
  const id = (call.parameters.id ?? "").toLowerCase();
  const { entraDevices } = call.world;
  const row = id.startsWith("deviceid=")
    ? entraDevices.all().find((device) => device.deviceId === id.slice("deviceid=".length))
    : entraDevices.get(id);
  return row === undefined ? directoryNotFound(id) : itemAnswer(call, deviceType, { ...deviceResource(row) });
}

function deleteDevice(call: GraphCall): GraphAnswer {
  const id = (call.parameters.id ?? "").toLowerCase();
  return call.world.entraDevices.remove(id) ? noContent : directoryNotFound(id);
}

function listUsers(call: GraphCall): GraphAnswer {
  return listAnswer(call, {
    type: userType,
    items: call.world.users.all().map((row) => ({ ...userResource(row, call.query.$select) })),
    pageSize: 100,
    filters: {
      userPrincipalName: ["eq", "startswith"],
      displayName: ["eq", "startswith"],
      mail: ["eq", "startswith"],
      accountEnabled: ["eq"],
    },
    searches: ["displayName", "mail", "userPrincipalName"],
    sorts: true,
  });
}

function userOf(call: GraphCall) {
  const wanted = (call.parameters.id ?? "").toLowerCase();
  return call.world.users.all().find((row) => row.id === wanted || row.userPrincipalName.toLowerCase() === wanted);
}

function readUser(call: GraphCall): GraphAnswer {
  const row = userOf(call);
  return row === undefined
    ? directoryNotFound(call.parameters.id ?? "")
    : itemAnswer(call, userType, { ...userResource(row, call.query.$select) });
}

function readSelfUser(call: GraphCall): GraphAnswer {
  const row = call.world.users.get(call.caller.objectId);
  if (call.caller.isApplication || row === undefined)
    return directoryFailure(400, "BadRequest", "/me request is only valid with delegated authentication flow.");
  return itemAnswer(call, userType, { ...userResource(row, call.query.$select) });
}

function listLicenses(call: GraphCall): GraphAnswer {
  const row = userOf(call);
  if (row === undefined) return directoryNotFound(call.parameters.id ?? "");
  const { skuId, skuPartNumber, servicePlans } = skuResource(call.world.tenant, 0);
  const items = row.licensed ? [{ id: row.id, skuId, skuPartNumber, servicePlans }] : [];
  return listAnswer(call, { type: skuType, items, pageSize: 100, filters: {} });
}

function organizationOf(call: GraphCall) {
  return { ...organizationResource(call.world.tenant, call.world.simulatedBase - 400 * dayMs) };
}

function listOrganizations(call: GraphCall): GraphAnswer {
  return listAnswer(call, { type: organizationType, items: [organizationOf(call)], pageSize: 100, filters: {} });
}

function readOrganizationById(call: GraphCall): GraphAnswer {
  const id = (call.parameters.id ?? "").toLowerCase();
  return id === call.world.tenant.tenantId
    ? itemAnswer(call, organizationType, organizationOf(call))
    : directoryNotFound(id);
}

function skuOf(call: GraphCall) {
  const licensed = call.world.users.all().filter((row) => row.licensed).length;
  return skuResource(call.world.tenant, licensed);
}

function listSkus(call: GraphCall): GraphAnswer {
  return listAnswer(call, { type: skuType, items: [{ ...skuOf(call) }], pageSize: 100, filters: {} });
}

function readSku(call: GraphCall): GraphAnswer {
  const sku = skuOf(call);
  const id = (call.parameters.id ?? "").toLowerCase();
  return sku.id === id ? itemAnswer(call, skuType, { ...sku }) : directoryNotFound(id);
}

function readManagement(call: GraphCall): GraphAnswer {
  const { tenantId } = call.world.tenant;
  const item = { id: tenantId, subscriptionState: "active", intuneAccountId: tenantId };
  return itemAnswer(call, deviceManagementType, item);
}
