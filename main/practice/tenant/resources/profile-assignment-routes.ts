import { pinProfile, planTargetingOfAll } from "../../world/targeting.ts";
import type { ProfileRow } from "../../world/tenant-setup-rows.ts";
import { complex, type EntityType, fixed, fixedText, text, texts } from "../graph/entity-type.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { intuneFailure, intuneNotFound } from "../graph/graph-failure.ts";
import { itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { betaAlone, type Route } from "../graph/route.ts";
import { identityResource, identityType } from "./identity-types.ts";
import { profileAssignmentId, profileAssignmentResource } from "./profile-types.ts";
import { readServiceConfig, writeServiceConfig } from "./scopes.ts";
import { readTarget, targetType } from "./target-types.ts";

const path = "deviceManagement/windowsAutopilotDeploymentProfiles";
const read = {
  method: "GET",
  versions: betaAlone,
  family: "intune",
  scopes: readServiceConfig,
  body: { kind: "none" },
} as const;
const write = { versions: betaAlone, family: "intune", scopes: writeServiceConfig, query: [] } as const;

/** One assignment of a profile. */
const assignmentType: EntityType = {
  name: "windowsAutopilotDeploymentProfileAssignment",
  properties: { id: text, source: fixed(text), sourceId: fixedText, target: complex(targetType) },
};

const assignDevicesBody: EntityType = { name: "assign", properties: { deviceIds: texts } };

/** What profiles are assigned to; beta only. */
export const profileAssignmentRoutes: readonly Route[] = [
  { ...read, path: `${path}/{id}/assignments`, query: ["$select", "$top", "$skiptoken"], answer: listAssignments },
  {
    ...write,
    method: "POST",
    path: `${path}/{id}/assignments`,
    body: { kind: "shape", type: assignmentType, lenient: true },
    answer: addAssignment,
  },
  {
    ...write,
    method: "DELETE",
    path: `${path}/{id}/assignments/{assignmentId}`,
    body: { kind: "none" },
    answer: deleteAssignment,
  },
  {
    ...write,
    method: "POST",
    path: `${path}/{id}/assign`,
    body: { kind: "shape", type: assignDevicesBody, lenient: true },
    answer: assignDevices,
  },
  {
    ...read,
    path: `${path}/{id}/assignedDevices`,
    query: ["$select", "$top", "$skip", "$skiptoken", "$count"],
    answer: listAssignedDevices,
  },
];

/** The profile that a path names. */
export function profileOf(call: GraphCall): ProfileRow | undefined {
  return call.world.profiles.get((call.parameters.id ?? "").toLowerCase());
}

function listAssignments(call: GraphCall): GraphAnswer {
  const row = profileOf(call);
  if (row === undefined) return intuneNotFound();
  return listAnswer(call, {
    type: assignmentType,
    rows: row.targets,
    shown: (target) => profileAssignmentResource(row.id, target),
    pageSize: 100,
    filters: {},
  });
}

function addAssignment(call: GraphCall): GraphAnswer {
  const row = profileOf(call);
  if (row === undefined) return intuneNotFound();
  const target = readTarget(call.body.target);
  if (!target.ok) return intuneFailure(400, "BadRequest", target.error);
  const { groupId } = target.value;
  if (groupId !== "" && call.world.groups.get(groupId) === undefined)
    return intuneFailure(400, "BadRequest", "The group of the assignment does not exist.");
  const id = profileAssignmentId(row.id, target.value);
  const others = row.targets.filter((other) => profileAssignmentId(row.id, other) !== id);
  call.world.profiles.put({ ...row, targets: [...others, target.value] });
  planTargetingOfAll(call.world, call.now);
  return itemAnswer(call, assignmentType, { ...profileAssignmentResource(row.id, target.value) }, 201);
}

/** The id is taken with and without its last part. */
function deleteAssignment(call: GraphCall): GraphAnswer {
  const row = profileOf(call);
  const wanted = (call.parameters.assignmentId ?? "").toLowerCase();
  const kept = row?.targets.filter((target) => {
    const id = profileAssignmentId(row.id, target);
    return id !== wanted && id.replace(/_\d$/, "") !== wanted;
  });
  if (row === undefined || kept === undefined || kept.length === row.targets.length) return intuneNotFound();
  call.world.profiles.put({ ...row, targets: kept });
  planTargetingOfAll(call.world, call.now);
  return noContent;
}

/** Gives single devices the profile; it is for devices by their ids, never for groups. */
function assignDevices(call: GraphCall): GraphAnswer {
  const row = profileOf(call);
  if (row === undefined) return intuneNotFound();
  const ids = Array.isArray(call.body.deviceIds) ? call.body.deviceIds.map((id) => String(id).toLowerCase()) : [];
  if (ids.length === 0 || ids.some((id) => call.world.identities.get(id) === undefined))
    return intuneFailure(400, "BadRequest", "A device of the request does not exist.");
  for (const id of ids) pinProfile(call.world, id, row.id, call.now);
  return noContent;
}

function listAssignedDevices(call: GraphCall): GraphAnswer {
  const row = profileOf(call);
  if (row === undefined) return intuneNotFound();
  const rows = call.world.identities
    .all()
    .filter((identity) => identity.profileId === row.id && identity.listedAt <= call.now);
  return listAnswer(call, {
    type: identityType,
    rows,
    shown: identityResource,
    pageSize: call.world.switches.identityPageSize,
    filters: {},
    tellsCount: true,
  });
}
