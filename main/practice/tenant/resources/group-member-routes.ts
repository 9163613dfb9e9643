import type { EntraDeviceRow } from "../../world/tenant-rows.ts";
import type { GroupRow, UserRow } from "../../world/tenant-setup-rows.ts";
import type { EntityType } from "../graph/entity-type.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { directoryFailure, directoryNotFound } from "../graph/graph-failure.ts";
import { type ListSource, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, directoryListOptions, listOptions, type Route } from "../graph/route.ts";
import { deviceResource, deviceType } from "./entra-device-types.ts";
import { addMembers, readReference, removeMember } from "./group-membership.ts";
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
/** Members are of more than one type, so a selected property is left out where the object's own type lacks it. */
const memberType: EntityType = {
  name: "directoryObject",
  hidesId: true,
  properties: Object.fromEntries(
    Object.entries({ ...userType.properties, ...deviceType.properties }).map(([name, { unset, ...rest }]) => [
      name,
      rest,
    ]),
  ),
};
const members = { query: listOptions, context: "directoryObjects" } as const;
const devices = { query: directoryListOptions, context: "devices" } as const;

/** Members of groups. No group of a simulated tenant holds another, so `transitiveMembers` are the members. */
export const groupMemberRoutes: readonly Route[] = [
  ...["members", "transitiveMembers"].flatMap((name): readonly Route[] => [
    {
      ...read,
      ...members,
      path: `groups/{id}/${name}`,
      answer: ofGroup((call, group) => listAnswer(call, membersIn(call, group))),
    },
    {
      ...read,
      ...devices,
      path: `groups/{id}/${name}/microsoft.graph.device`,
      answer: ofGroup((call, group) => listAnswer(call, deviceMembersIn(call, group))),
    },
  ]),
  {
    ...read,
    path: "groups/{id}/members/$ref",
    context: "Collection($ref)",
    query: listOptions,
    answer: ofGroup((call, group) =>
      listAnswer(call, { ...membersIn(call, group), type: referenceBody, shown: referenceTo(call) }),
    ),
  },
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
    answer: ofGroup((call, group) => dropMember(call, group, (call.parameters.memberId ?? "").toLowerCase())),
  },
  {
    ...write,
    method: "DELETE",
    path: "groups/{id}/members/$ref",
    query: ["@id"],
    body: { kind: "none" },
    answer: ofGroup((call, group) => dropMember(call, group, readReference(call.query["@id"]))),
  },
];

function groupOf(call: GraphCall): GroupRow | undefined {
  return call.world.groups.get((call.parameters.id ?? "").toLowerCase());
}

function notFound(call: GraphCall): GraphAnswer {
  return directoryNotFound(call.parameters.id ?? "");
}

function devicesIn(call: GraphCall, row: GroupRow): readonly EntraDeviceRow[] {
  return call.world.entraDevices.all().filter((device) => device.groupIds.includes(row.id));
}

function referenceTo(call: GraphCall): (row: EntraDeviceRow | UserRow) => object {
  return ({ id }) => ({ "@odata.id": `https://graph.microsoft.com/${call.version}/directoryObjects/${id}` });
}

/** What a group holds, each with its type. */
export function membersIn(call: GraphCall, group: GroupRow): ListSource<EntraDeviceRow | UserRow> {
  const users = call.world.users.all().filter((user) => user.groupIds.includes(group.id));
  return {
    type: memberType,
    rows: [...users, ...devicesIn(call, group)],
    shown: (row) =>
      "physicalIds" in row
        ? { "@odata.type": "#microsoft.graph.device", ...deviceResource(row) }
        : { "@odata.type": "#microsoft.graph.user", ...userResource(row, call) },
    pageSize: 100,
    filters: {},
    isDirectory: true,
  };
}

function deviceMembersIn(call: GraphCall, group: GroupRow): ListSource<EntraDeviceRow> {
  return {
    type: deviceType,
    rows: devicesIn(call, group),
    shown: deviceResource,
    pageSize: 100,
    filters: { id: ["eq"], displayName: ["eq", "startswith"], deviceId: ["eq"] },
    searches: ["displayName"],
    isDirectory: true,
  };
}

/** Answers with what a group of the path holds. */
function ofGroup(answer: (call: GraphCall, group: GroupRow) => GraphAnswer): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const group = groupOf(call);
    return group === undefined ? notFound(call) : answer(call, group);
  };
}

function addMember(call: GraphCall): GraphAnswer {
  const row = groupOf(call);
  if (row === undefined) return notFound(call);
  return addMembers(call.world, row, [call.body["@odata.id"]], call.now) ?? noContent;
}

function dropMember(call: GraphCall, group: GroupRow, memberId: string | undefined): GraphAnswer {
  if (memberId === undefined)
    return directoryFailure(400, "Request_BadRequest", "Invalid URL format specified in payload.");
  return removeMember(call.world, group, memberId, call.now) ?? noContent;
}
