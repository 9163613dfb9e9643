import { drawGuid } from "../../world/random.ts";
import { planTargetingOfAll } from "../../world/targeting.ts";
import type { GroupRow } from "../../world/tenant-setup-rows.ts";
import type { World } from "../../world/world.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { badRequest, directoryFailure, directoryNotFound } from "../graph/graph-failure.ts";
import { itemAnswer, type ListSource, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, directoryListOptions, type Route } from "../graph/route.ts";
import { groupSelfCheck } from "./group-body.ts";
import { membersIn } from "./group-member-routes.ts";
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
  { ...read, path: "groups", query: directoryListOptions, answer: (call) => listAnswer(call, groups(call)) },
  {
    ...write,
    method: "POST",
    path: "groups",
    body: { kind: "shape", type: groupType, lenient: false },
    answer: createGroup,
  },
  { ...read, path: "groups/{id}", query: ["$select", "$expand"], answer: readGroup },
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

function groups(call: GraphCall): ListSource<GroupRow> {
  return {
    type: groupType,
    rows: call.world.groups.all(),
    shown: groupResource,
    pageSize: 100,
    filters: {
      id: ["eq"],
      displayName: ["eq", "ne", "startswith"],
      mailNickname: ["eq", "startswith"],
      groupTypes: ["any"],
      membershipRule: ["eq", "startswith"],
      securityEnabled: ["eq"],
      mailEnabled: ["eq"],
    },
    searches: ["displayName", "description"],
    sorts: true,
    isDirectory: true,
  };
}

function readGroup(call: GraphCall): GraphAnswer {
  const row = groupOf(call);
  if (row === undefined) return notFound(call);
  const expanded = expandMembers(call, row);
  if (expanded === undefined) return badRequest(`Parsing OData Select and Expand failed: '${call.query.$expand}'.`);
  const item = { ...groupResource(row), ...expanded };
  const wantsStatus = call.query.$select?.toLowerCase().includes("membershipruleprocessingstatus") ?? false;
  return itemAnswer(
    call,
    groupType,
    wantsStatus ? { ...item, membershipRuleProcessingStatus: processingStatus(call.world, row) } : item,
  );
}

/** At most twenty members come with a group. */
const mostExpanded = 20;

/** `$expand=members`, with or without a selection of its own; undefined for what cannot be expanded. */
function expandMembers(call: GraphCall, row: GroupRow): { readonly members?: readonly object[] } | undefined {
  const { $expand } = call.query;
  if ($expand === undefined) return {};
  if (!/^members(\(\$select=[\w,]+\))?$/i.test($expand.trim())) return undefined;
  const { rows, shown } = membersIn(call, row);
  return { members: rows.slice(0, mostExpanded).map(shown) };
}

/** How far the members of a dynamic group are calculated: running while a device or the rule still waits for it. */
function processingStatus(world: World, row: GroupRow): object | null {
  if (row.membershipRule === "") return null;
  const isWaiting =
    row.processing === "On" &&
    world
      .waiting()
      .some(({ event }) => ["deviceTargeted", "everythingTargeted", "tagReachedDirectory"].includes(event.type));
  return {
    status: isWaiting ? "Running" : "Succeeded",
    errorMessage: null,
    lastMembershipUpdated: new Date(row.calculatedAt).toISOString(),
  };
}

/** Objects that a body adds to the group while it creates or changes it. */
function membersOfBody(call: GraphCall): readonly unknown[] {
  const given = call.body["members@odata.bind"];
  return Array.isArray(given) ? given : [];
}

function createGroup(call: GraphCall): GraphAnswer {
  const checked = groupSelfCheck(call.body, undefined);
  if (!checked.ok) return directoryFailure(400, "Request_BadRequest", checked.error);
  if (checked.value.membershipRule !== "" && call.world.switches.subscription === "noEntraPremium")
    return directoryFailure(403, "Authorization_RequestDenied", "Tenant does not have a premium license.");
  const { world } = call;
  const id = drawGuid(world.seed, "createdGroup", world.count("createdGroup"));
  const row: GroupRow = { ...checked.value, id, createdAt: call.now, calculatedAt: call.now };
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
