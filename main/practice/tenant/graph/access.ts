import type { WorldSwitches } from "../../world/world-switches.ts";
import type { Caller, GraphFailure } from "./graph-call.ts";
import { claimsChallenge, directoryFailure, intuneFailure } from "./graph-failure.ts";
import type { Route } from "./route.ts";

/** The authentication context that a route can be made to want. */
export const wantedContext = "c1";

/** Why a caller may not use a route: permission, place in the tenant, licence or authentication context; undefined when it may. */
export function accessProblem(switches: WorldSwitches, caller: Caller, route: Route): GraphFailure | undefined {
  const enough = caller.isApplication ? (route.roles ?? route.scopes) : route.scopes;
  if (!enough.some((scope) => caller.scopes.includes(scope))) return missingScope(route);
  const { contextRequiredFor, subscription } = switches;
  const name = `${route.method} ${route.path}`;
  if (contextRequiredFor !== "" && name.includes(contextRequiredFor) && !caller.contexts.includes(wantedContext))
    return claimsChallenge(403, { acrs: { essential: true, value: wantedContext } });
  if (route.family === "intune" && subscription === "noIntune")
    return intuneFailure(400, "BadRequest", "Request not applicable to target tenant.");
  return caller.isApplication ? undefined : roleProblem(switches, route);
}

/** A scope lets the app ask; what the person may do in the tenant decides. Public clients' sign-in checks read themselves only. */
function roleProblem({ technicianRole }: WorldSwitches, route: Route): GraphFailure | undefined {
  if (technicianRole === "intuneAdministrator") return undefined;
  const isRead = route.method === "GET" || /\/(?:reports\/get|checkMember|getMember|getByIds)/.test(route.path);
  if (route.family === "intune" && (technicianRole === "none" || !isRead))
    return intuneFailure(403, "Forbidden", "User is not authorized to perform this operation.");
  if (route.family === "directory" && !isRead)
    return directoryFailure(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
  return undefined;
}

/** 403 for a missing permission, in the words of the service that was asked. */
export function missingScope(route: Pick<Route, "family" | "scopes">): GraphFailure {
  if (route.family === "directory")
    return directoryFailure(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
  return intuneFailure(
    403,
    "Forbidden",
    `Application is not authorized to perform this operation. Application must have one of the following scopes: ${route.scopes.join(", ")}`,
  );
}
