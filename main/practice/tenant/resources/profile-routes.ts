import { drawGuid } from "../../world/random.ts";
import { pinProfile, planTargetingOfAll, profileEdited } from "../../world/targeting.ts";
import type { ProfileRow } from "../../world/tenant-setup-rows.ts";
import { complex, type EntityType, fixed, fixedText, text, texts } from "../graph/entity-type.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { badRequest, intuneFailure, intuneNotFound } from "../graph/graph-failure.ts";
import { type Item, itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { betaAlone, type Route } from "../graph/route.ts";
import { identityResource, identityType } from "./identity-types.ts";
import { blankProfile, changeProfile, isProfileNameAccepted } from "./profile-body.ts";
import { profileAssignmentId, profileAssignmentResource, profileResource, profileType } from "./profile-types.ts";
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

/** Deployment profiles; beta only. */
export const profileRoutes: readonly Route[] = [
  { ...read, path, query: ["$select", "$expand", "$top", "$skip", "$skiptoken", "$orderby"], answer: listProfiles },
  { ...write, method: "POST", path, body: { kind: "shape", type: profileType, lenient: true }, answer: createProfile },
  { ...read, path: `${path}/{id}`, query: ["$select", "$expand"], answer: readProfile },
  {
    ...write,
    method: "PATCH",
    path: `${path}/{id}`,
    body: { kind: "shape", type: profileType, lenient: true },
    answer: patchProfile,
  },
  { ...write, method: "DELETE", path: `${path}/{id}`, body: { kind: "none" }, answer: deleteProfile },
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

function profileOf(call: GraphCall): ProfileRow | undefined {
  return call.world.profiles.get((call.parameters.id ?? "").toLowerCase());
}

/** The profile with its assignments when `$expand` asks for them; undefined when it asks for anything else. */
function expanded(call: GraphCall, row: ProfileRow): Item | undefined {
  const { $expand } = call.query;
  if ($expand === undefined) return { ...profileResource(row) };
  if ($expand.trim().toLowerCase() !== "assignments") return undefined;
  return {
    ...profileResource(row),
    assignments: row.targets.map((target) => profileAssignmentResource(row.id, target)),
  };
}

const unknownExpand = "Parsing OData Select and Expand failed: the navigation does not exist on this type.";

function listProfiles(call: GraphCall): GraphAnswer {
  const items = call.world.profiles.all().map((row) => expanded(call, row));
  if (items.includes(undefined)) return badRequest(unknownExpand);
  const known = items.filter((item) => item !== undefined);
  return listAnswer(call, {
    type: profileType,
    rows: known,
    shown: (item) => item,
    pageSize: 100,
    filters: {},
    sorts: true,
    tellsCount: true,
  });
}

function readProfile(call: GraphCall): GraphAnswer {
  const row = profileOf(call);
  if (row === undefined) return intuneNotFound();
  const item = expanded(call, row);
  return item === undefined ? badRequest(unknownExpand) : itemAnswer(call, profileType, item);
}

function createProfile(call: GraphCall): GraphAnswer {
  const type = String(call.body["@odata.type"] ?? "").toLowerCase();
  const isHybrid = type === "#microsoft.graph.activedirectorywindowsautopilotdeploymentprofile";
  if (!isHybrid && type !== "#microsoft.graph.azureadwindowsautopilotdeploymentprofile")
    return intuneFailure(400, "BadRequest", "Cannot create an abstract class.");
  const name = call.body.displayName;
  if (typeof name !== "string" || name === "") return intuneFailure(400, "BadRequest", "DisplayName is required.");
  if (!isProfileNameAccepted(name)) return intuneFailure(500, "InternalServerError", "An error has occurred");
  const { world } = call;
  const id = drawGuid(world.seed, "createdProfile", world.count("createdProfile"));
  const blank: ProfileRow = { ...blankProfile(id, call.now), join: isHybrid ? "hybrid" : "entra" };
  const changed = changeProfile(blank, call.body, world.switches.takesMixedProfileNames, call.now);
  if (!changed.ok) return intuneFailure(400, "BadRequest", changed.error);
  return itemAnswer(call, profileType, { ...profileResource(world.profiles.put(changed.value)) }, 201);
}

function patchProfile(call: GraphCall): GraphAnswer {
  const row = profileOf(call);
  if (row === undefined) return intuneNotFound();
  const { displayName } = call.body;
  if (typeof displayName === "string" && !isProfileNameAccepted(displayName))
    return intuneFailure(500, "InternalServerError", "An error has occurred");
  const changed = changeProfile(row, call.body, true, call.now);
  if (!changed.ok) return intuneFailure(400, "BadRequest", changed.error);
  const stored = call.world.profiles.put(changed.value);
  profileEdited(call.world, row.id, call.now);
  return itemAnswer(call, profileType, { ...profileResource(stored) });
}

function deleteProfile(call: GraphCall): GraphAnswer {
  const row = profileOf(call);
  if (row === undefined) return intuneNotFound();
  if (row.targets.length > 0) return intuneFailure(400, "BadRequest", "The profile still has assignments.");
  call.world.profiles.remove(row.id);
  return noContent;
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
