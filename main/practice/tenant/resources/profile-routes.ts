import { drawGuid } from "../../world/random.ts";
import { profileEdited } from "../../world/targeting.ts";
import type { ProfileRow } from "../../world/tenant-setup-rows.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { badRequest, intuneFailure, intuneNotFound } from "../graph/graph-failure.ts";
import { type Item, itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { betaAlone, type Route } from "../graph/route.ts";
import { profileOf } from "./profile-assignment-routes.ts";
import { blankProfile, changeProfile, isProfileNameAccepted } from "./profile-body.ts";
import { profileAssignmentResource, profileResource, profileType } from "./profile-types.ts";
import { readServiceConfig, writeServiceConfig } from "./scopes.ts";

const path = "deviceManagement/windowsAutopilotDeploymentProfiles";
const read = {
  method: "GET",
  versions: betaAlone,
  family: "intune",
  scopes: readServiceConfig,
  body: { kind: "none" },
} as const;
const write = { versions: betaAlone, family: "intune", scopes: writeServiceConfig, query: [] } as const;

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
];

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
  if (!isProfileNameAccepted(name)) return nameRefused(call);
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
  if (typeof displayName === "string" && !isProfileNameAccepted(displayName)) return nameRefused(call);
  const changed = changeProfile(row, call.body, true, call.now);
  if (!changed.ok) return intuneFailure(400, "BadRequest", changed.error);
  const stored = call.world.profiles.put(changed.value);
  profileEdited(call.world, row.id, call.now);
  return itemAnswer(call, profileType, { ...profileResource(stored) });
}

/** A character that the service does not take ends as a failure of its own, without a reason (graph-api d.1). */
function nameRefused({ world }: GraphCall): GraphAnswer {
  world.ledger.disturbed("profileNameRefused");
  return intuneFailure(500, "InternalServerError", "An error has occurred");
}

function deleteProfile(call: GraphCall): GraphAnswer {
  const row = profileOf(call);
  if (row === undefined) return intuneNotFound();
  if (row.targets.length > 0) return intuneFailure(400, "BadRequest", "The profile still has assignments.");
  call.world.profiles.remove(row.id);
  return noContent;
}
