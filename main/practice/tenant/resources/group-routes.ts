import { drawGuid } from "../../world/random.ts";
import { planTargetingOfAll } from "../../world/targeting.ts";
import type { GroupRow } from "../../world/tenant-setup-rows.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { directoryFailure, directoryNotFound } from "../graph/graph-failure.ts";
import { itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, directoryListOptions, type Route } from "../graph/route.ts";
import { groupSelfCheck } from "./group-body.ts";
import { addMembers } from "./group-membership.ts";
import { groupResource, groupType } from "./group-types.ts";
import { readGroups, writeGroups } from "./scopes.ts";

const read = {
  method: "GET",
  versions: bothVersions,
  family: "directory",
  scopes: readGroups,
  body: { kind: "none" },
} as const;
const write = { versions: bothVersions, family: "directory", scopes: writeGroups, query: [] } as const;

/** Groups of the directory. */
export const groupRoutes: readonly Route[] = [
  { ...read, path: "groups", query: directoryListOptions, answer: listGroups },
  {
    ...write,
    method: "POST",
    path: "groups",
    body: { kind: "shape", type: groupType, lenient: false },
    answer: createGroup,
  },
  { ...read, path: "groups/{id}", query: ["$select"], answer: readGroup },
  {
    ...write,
    method: "PATCH",
    path: "groups/{id}",
    body: { kind: "shape", type: groupType, lenient: false },
    answer: patchGroup,
  },
  { ...write, method: "DELETE", path: "groups/{id}", body: { kind: "none" }, answer: deleteGroup },
];

function groupOf(call: GraphCall): GroupRow | undefined {
  return call.world.groups.get((call.parameters.id ?? "").toLowerCase());
}

function notFound(call: GraphCall): GraphAnswer {
  return directoryNotFound(call.parameters.id ?? "");
}

function listGroups(call: GraphCall): GraphAnswer {
  return listAnswer(call, {
    type: groupType,
    items: call.world.groups.all().map((row) => ({ ...groupResource(row) })),
    pageSize: 100,
    filters: {
      displayName: ["eq", "startswith"],
      mailNickname: ["eq", "startswith"],
      groupTypes: ["any"],
      securityEnabled: ["eq"],
      mailEnabled: ["eq"],
    },
    searches: ["displayName", "description"],
    sorts: true,
  });
}

function readGroup(call: GraphCall): GraphAnswer {
  const row = groupOf(call);
  if (row === undefined) return notFound(call);
  const item = groupResource(row);
  const wantsStatus = call.query.$select?.toLowerCase().includes("membershipruleprocessingstatus") ?? false;
  const status = { status: "Succeeded", errorMessage: null, lastMembershipUpdated: new Date(call.now).toISOString() };
  return itemAnswer(call, groupType, wantsStatus ? { ...item, membershipRuleProcessingStatus: status } : { ...item });
}

/** Objects that a body adds to the group while it creates or changes it. */
function membersOfBody(call: GraphCall): readonly unknown[] {
  const given = call.body["members@odata.bind"];
  return Array.isArray(given) ? given : [];
}

function createGroup(call: GraphCall): GraphAnswer {
  const checked = groupSelfCheck(call.body, undefined);
  if (!checked.ok) return directoryFailure(400, "Request_BadRequest", checked.error);
  const { world } = call;
  const id = drawGuid(world.seed, "createdGroup", world.count("createdGroup"));
  const row: GroupRow = { ...checked.value, id, createdAt: call.now };
  const refused = addMembers(world, row, membersOfBody(call), call.now);
  if (refused !== undefined) return refused;
  world.groups.put(row);
  planTargetingOfAll(world, call.now);
  return itemAnswer(call, groupType, { ...groupResource(row) }, 201);
}

function patchGroup(call: GraphCall): GraphAnswer {
  const row = groupOf(call);
  if (row === undefined) return notFound(call);
  const checked = groupSelfCheck(call.body, row);
  if (!checked.ok) return directoryFailure(400, "Request_BadRequest", checked.error);
  const changed: GroupRow = { ...row, ...checked.value };
  const refused = addMembers(call.world, changed, membersOfBody(call), call.now);
  if (refused !== undefined) return refused;
  call.world.groups.put(changed);
  planTargetingOfAll(call.world, call.now);
  return noContent;
}

function deleteGroup(call: GraphCall): GraphAnswer {
  const row = groupOf(call);
  if (row === undefined) return notFound(call);
  call.world.groups.remove(row.id);
  planTargetingOfAll(call.world, call.now);
  return noContent;
}
