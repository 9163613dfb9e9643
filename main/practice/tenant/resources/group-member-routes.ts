import { planTargetingOfAll } from "../../world/targeting.ts";
import type { EntraDeviceRow } from "../../world/tenant-rows.ts";
import type { GroupRow } from "../../world/tenant-setup-rows.ts";
import type { EntityType } from "../graph/entity-type.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { directoryFailure, directoryNotFound } from "../graph/graph-failure.ts";
import { type Item, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, listOptions, type Route } from "../graph/route.ts";
import { deviceResource, deviceType } from "./entra-device-types.ts";
import { readGroups, writeMembers } from "./scopes.ts";
import { userResource, userType } from "./user-types.ts";

const read = {
  method: "GET",
  versions: bothVersions,
  family: "directory",
  scopes: readGroups,
  body: { kind: "none" },
} as const;
const write = { versions: bothVersions, family: "directory", scopes: writeMembers, query: [] } as const;
/** A body that names an object by `@odata.id` alone. */
const referenceBody: EntityType = { name: "reference", properties: {} };
const memberType: EntityType = {
  name: "directoryObject",
  properties: { ...userType.properties, ...deviceType.properties },
};

/** Members of groups. */
export const groupMemberRoutes: readonly Route[] = [
  { ...read, path: "groups/{id}/members", query: listOptions, answer: listMembers },
  { ...read, path: "groups/{id}/members/microsoft.graph.device", query: listOptions, answer: listDeviceMembers },
  {
    ...write,
    method: "POST",
    path: "groups/{id}/members/$ref",
    body: { kind: "shape", type: referenceBody, lenient: false },
    answer: addMember,
  },
  {
    ...write,
    method: "DELETE",
    path: "groups/{id}/members/{memberId}/$ref",
    body: { kind: "none" },
    answer: removeMember,
  },
];

function groupOf(call: GraphCall): GroupRow | undefined {
  return call.world.groups.get((call.parameters.id ?? "").toLowerCase());
}

function notFound(call: GraphCall): GraphAnswer {
  return directoryNotFound(call.parameters.id ?? "");
}

function membersOf(call: GraphCall, row: GroupRow): readonly EntraDeviceRow[] {
  return call.world.entraDevices.all().filter((device) => device.groupIds.includes(row.id));
}

function listMembers(call: GraphCall): GraphAnswer {
  const row = groupOf(call);
  if (row === undefined) return notFound(call);
  const devices = membersOf(call, row).map(
    (device): Item => ({ "@odata.type": "#microsoft.graph.device", ...deviceResource(device) }),
  );
  const users = call.world.users
    .all()
    .filter((user) => user.groupIds.includes(row.id))
    .map((user): Item => ({ "@odata.type": "#microsoft.graph.user", ...userResource(user) }));
  return listAnswer(call, { type: memberType, items: [...users, ...devices], pageSize: 100, filters: {} });
}

function listDeviceMembers(call: GraphCall): GraphAnswer {
  const row = groupOf(call);
  if (row === undefined) return notFound(call);
  const items = membersOf(call, row).map((device) => ({ ...deviceResource(device) }));
  return listAnswer(call, {
    type: deviceType,
    items,
    pageSize: 100,
    filters: { displayName: ["eq", "startswith"], deviceId: ["eq"] },
  });
}

/** The body names an object by the public address, whatever host was called. */
function addMember(call: GraphCall): GraphAnswer {
  const row = groupOf(call);
  if (row === undefined) return notFound(call);
  const reference = /\/(?:directoryObjects|devices|users)\/([0-9a-f-]{36})$/i.exec(
    String(call.body["@odata.id"] ?? ""),
  );
  const id = (reference?.[1] ?? "").toLowerCase();
  if (reference === null)
    return directoryFailure(400, "Request_BadRequest", "Invalid URL format specified in payload.");
  if (row.membershipRule !== "")
    return directoryFailure(
      403,
      "Authorization_RequestDenied",
      "Members of a dynamic group cannot be changed by hand.",
    );
  const { entraDevices, users } = call.world;
  const device = entraDevices.get(id);
  const user = users.get(id);
  const member = device ?? user;
  if (member === undefined) return directoryNotFound(id);
  if (member.groupIds.includes(row.id))
    return directoryFailure(
      400,
      "Request_BadRequest",
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
  if (device !== undefined) entraDevices.put({ ...device, groupIds: [...device.groupIds, row.id] });
  if (user !== undefined) users.put({ ...user, groupIds: [...user.groupIds, row.id] });
  planTargetingOfAll(call.world, call.now);
  return noContent;
}

function removeMember(call: GraphCall): GraphAnswer {
  const row = groupOf(call);
  if (row === undefined) return notFound(call);
  if (row.membershipRule !== "")
    return directoryFailure(
      403,
      "Authorization_RequestDenied",
      "Members of a dynamic group cannot be changed by hand.",
    );
  const { entraDevices, users } = call.world;
  const id = (call.parameters.memberId ?? "").toLowerCase();
  const device = entraDevices.get(id);
  const user = users.get(id);
  if (!(device ?? user)?.groupIds.includes(row.id)) return directoryNotFound(id);
  const without = (groupIds: readonly string[]): readonly string[] => groupIds.filter((groupId) => groupId !== row.id);
  if (device !== undefined) entraDevices.put({ ...device, groupIds: without(device.groupIds) });
  if (user !== undefined) users.put({ ...user, groupIds: without(user.groupIds) });
  planTargetingOfAll(call.world, call.now);
  return noContent;
}
