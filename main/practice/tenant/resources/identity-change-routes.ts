import { secondMs } from "../../world/durations.ts";
import { requestIdentityChange } from "../../world/registration.ts";
import type { IdentityRow } from "../../world/tenant-rows.ts";
import type { IdentityChange } from "../../world/world-events.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { intuneFailure, intuneNotFound } from "../graph/graph-failure.ts";
import { betaAlone, bothVersions, type Route } from "../graph/route.ts";
import { assignAccountBody, assignUserBody, identityChangeBody } from "./identity-types.ts";
import { writeServiceConfig } from "./scopes.ts";

const path = "deviceManagement/windowsAutopilotDeviceIdentities";
const write = { family: "intune", scopes: writeServiceConfig, query: [] } as const;

/** Changes of registered Autopilot devices. */
export const identityChangeRoutes: readonly Route[] = [
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
];

/** The registration that a path names. */
export function identityOf(call: GraphCall): IdentityRow | undefined {
  return call.world.identities.get((call.parameters.id ?? "").toLowerCase());
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
