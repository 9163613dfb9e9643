import { secondMs } from "../../world/durations.ts";
import { requestIdentityChange, requestRemoval } from "../../world/registration.ts";
import type { IdentityRow } from "../../world/tenant-rows.ts";
import type { IdentityChange } from "../../world/world-events.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { badRequest, intuneFailure, intuneNotFound } from "../graph/graph-failure.ts";
import { type Item, itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { betaAlone, bothVersions, listOptions, type Route } from "../graph/route.ts";
import {
  assignAccountBody,
  assignUserBody,
  identityChangeBody,
  identityResource,
  identityType,
} from "./identity-types.ts";
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
    method: "POST",
    path: `${path}/{id}/updateDeviceProperties`,
    versions: bothVersions,
    ...write,
    body: { kind: "shape", type: identityChangeBody, lenient: true },
    answer: changeIdentity,
  },
  {
    method: "POST",
    path: `${path}/{id}/assignUserToDevice`,
    versions: bothVersions,
    ...write,
    body: { kind: "shape", type: assignUserBody, lenient: true },
    answer: changeIdentity,
  },
  {
    method: "POST",
    path: `${path}/{id}/unassignUserFromDevice`,
    versions: bothVersions,
    ...write,
    body: { kind: "none" },
    answer: (call) => changeIdentity({ ...call, body: { userPrincipalName: "", addressableUserName: "" } }),
  },
  {
    method: "POST",
    path: `${path}/{id}/assignResourceAccountToDevice`,
    versions: betaAlone,
    ...write,
    body: { kind: "shape", type: assignAccountBody, lenient: true },
    answer: changeIdentity,
  },
  {
    method: "POST",
    path: `${path}/{id}/unassignResourceAccountFromDevice`,
    versions: betaAlone,
    ...write,
    body: { kind: "none" },
    answer: (call) =>
      changeIdentity({ ...call, body: { userPrincipalName: "", addressableUserName: "", resourceName: "" } }),
  },
  {
    method: "POST",
    path: `${path}/{id}/allowNextEnrollment`,
    versions: betaAlone,
    ...write,
    body: { kind: "none" },
    answer: allowNextEnrollment,
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

function identityOf(call: GraphCall): IdentityRow | undefined {
  return call.world.identities.get((call.parameters.id ?? "").toLowerCase());
}

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

/** Names in a body, and in the row. */
const changeable = [
  ["groupTag", "groupTag"],
  ["displayName", "displayName"],
  ["userPrincipalName", "userPrincipalName"],
  ["addressableUserName", "addressableUserName"],
  ["resourceName", "resourceName"],
  ["deviceAccountUpn", "deviceAccountUpn"],
  ["deviceFriendlyName", "deviceFriendlyName"],
] as const;

function changeIdentity(call: GraphCall): GraphAnswer {
  const identity = identityOf(call);
  if (identity === undefined) return intuneNotFound();
  const change: IdentityChange = Object.fromEntries(
    [...changeable, ["resourceAccountName", "resourceName"] as const]
      .filter(([given]) => typeof call.body[given] === "string")
      .map(([given, name]) => [name, call.body[given]]),
  );
  const { displayName } = change;
  if (displayName && (!/^[A-Za-z0-9-]{1,15}$/.test(displayName) || /^\d+$/.test(displayName)))
    return intuneFailure(400, "BadRequest", "The device name is not valid.");
  const { earlyUpdateSeconds } = call.world.switches;
  if (call.now < identity.registeredAt + earlyUpdateSeconds * secondMs)
    return intuneFailure(429, "TooManyRequests", "Too many requests");
  requestIdentityChange(call.world, identity.id, change, call.now);
  return noContent;
}

function allowNextEnrollment(call: GraphCall): GraphAnswer {
  const identity = identityOf(call);
  if (identity === undefined) return intuneNotFound();
  call.world.identities.put({ ...identity, userlessEnrollment: "allowed" });
  return noContent;
}

/** A registration that was deleted before is answered differently from one that never was. */
function alreadyGone(call: GraphCall): GraphAnswer {
  const removed = call.world.removedIdentities.get((call.parameters.id ?? "").toLowerCase());
  if (removed === undefined || call.world.switches.repeatedDelete === "notFound") return intuneNotFound();
  return intuneFailure(400, "BadRequest", "The device has already been deleted.", "ZtdDeviceAlreadyDeleted");
}

function deleteIdentity(call: GraphCall): GraphAnswer {
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
