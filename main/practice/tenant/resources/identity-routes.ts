import { requestRemoval } from "../../world/registration.ts";
import type { IdentityRow } from "../../world/tenant-rows.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { badRequest, intuneFailure, intuneNotFound } from "../graph/graph-failure.ts";
import { type Item, itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { betaAlone, bothVersions, listOptions, type Route } from "../graph/route.ts";
import { identityOf } from "./identity-change-routes.ts";
import { identityResource, identityType } from "./identity-types.ts";
import { profileResource, profileType } from "./profile-types.ts";
import { readServiceConfig, writeServiceConfig } from "./scopes.ts";

const path = "deviceManagement/windowsAutopilotDeviceIdentities";
const read = { family: "intune", scopes: readServiceConfig, body: { kind: "none" } } as const;
const write = { family: "intune", scopes: writeServiceConfig, query: [] } as const;

/** Registered Autopilot devices. */
export const identityRoutes: readonly Route[] = [
  { method: "GET", path, versions: bothVersions, query: listOptions, ...read, answer: listIdentities },
  {
    method: "GET",
    path: `${path}/{id}`,
    versions: bothVersions,
    query: ["$select", "$expand"],
    ...read,
    answer: readIdentity,
  },
  {
    method: "DELETE",
    path: `${path}/{id}`,
    versions: bothVersions,
    ...write,
    body: { kind: "none" },
    answer: deleteIdentity,
  },
  {
    method: "GET",
    path: `${path}/{id}/deploymentProfile`,
    versions: betaAlone,
    query: ["$select"],
    ...read,
    answer: (call) => readProfileOf(call, (identity) => identity.profileId),
  },
  {
    method: "GET",
    path: `${path}/{id}/intendedDeploymentProfile`,
    versions: betaAlone,
    query: ["$select"],
    ...read,
    answer: (call) => readProfileOf(call, (identity) => identity.intendedProfileId),
  },
];

function listIdentities(call: GraphCall): GraphAnswer {
  const { switches } = call.world;
  return listAnswer(call, {
    type: identityType,
    rows: call.world.identities.all().filter((row) => row.listedAt <= call.now),
    shown: identityResource,
    pageSize: switches.identityPageSize,
    filters: {
      serialNumber: switches.refusesSerialEquals ? ["contains"] : ["contains", "eq"],
      azureActiveDirectoryDeviceId: ["eq"],
    },
    kept: { serialNumber: "serialNumber", azureActiveDirectoryDeviceId: "entraDeviceId" },
    tellsCount: true,
  });
}

function readIdentity(call: GraphCall): GraphAnswer {
  const identity = identityOf(call);
  if (identity === undefined) return intuneNotFound();
  const expanded = expandProfiles(call, identity);
  if (expanded === undefined)
    return badRequest(
      "Parsing OData Select and Expand failed: the navigation does not exist on type 'microsoft.graph.windowsAutopilotDeviceIdentity'.",
    );
  return itemAnswer(call, identityType, { ...identityResource(identity), ...expanded });
}

function expandProfiles(call: GraphCall, identity: IdentityRow): Item | undefined {
  const expanded: Record<string, object | null> = {};
  for (const name of (call.query.$expand ?? "").split(",").map((part) => part.trim().toLowerCase())) {
    if (name === "") continue;
    const isCurrent = name === "deploymentprofile";
    if (call.version === "v1.0" || (!isCurrent && name !== "intendeddeploymentprofile")) return undefined;
    const profile = call.world.profiles.get(isCurrent ? identity.profileId : identity.intendedProfileId);
    expanded[isCurrent ? "deploymentProfile" : "intendedDeploymentProfile"] =
      profile === undefined ? null : profileResource(profile);
  }
  return expanded;
}

function readProfileOf(call: GraphCall, idOf: (identity: IdentityRow) => string): GraphAnswer {
  const identity = identityOf(call);
  const profile = identity === undefined ? undefined : call.world.profiles.get(idOf(identity));
  return profile === undefined ? intuneNotFound() : itemAnswer(call, profileType, profileResource(profile));
}

/** A registration that was deleted before is answered differently from one that never was. */
function alreadyGone(call: GraphCall): GraphAnswer {
  const removed = call.world.removedIdentities.get((call.parameters.id ?? "").toLowerCase());
  if (removed === undefined || call.world.switches.repeatedDelete === "notFound") return intuneNotFound();
  return intuneFailure(400, "BadRequest", "The device has already been deleted.", "ZtdDeviceAlreadyDeleted");
}

/** Deletes the registration that a path names; it stays visible for a while. */
export function deleteIdentity(call: GraphCall): GraphAnswer {
  const identity = identityOf(call);
  if (identity === undefined) return alreadyGone(call);
  if (identity.deletedAt !== null)
    return intuneFailure(
      400,
      "BadRequest",
      "Device deletion was requested less than 30 minutes ago.",
      "ZtdDeviceDeletionInProgess",
    );
  if (call.world.managedDevices.get(identity.managedDeviceId) !== undefined)
    return intuneFailure(400, "BadRequest", "The device is enrolled and cannot be deleted.");
  requestRemoval(call.world, identity, call.now);
  return noContent;
}
