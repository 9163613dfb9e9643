import type { FaultRule } from "../../scenarios/scenario.ts";
import { draw } from "../../world/random.ts";
import type { World } from "../../world/world.ts";
import { missingScope } from "./access.ts";
import type { GraphFailure, ListBend } from "./graph-call.ts";
import { claimsChallenge, directoryFailure, intuneFailure, unknownSegment } from "./graph-failure.ts";
import type { Route } from "./route.ts";

/** What disturbs a call: a refusal, a connection that is cut before or after the call had its effect, or a bent list. */
export type WireFault =
  | { readonly kind: "refused"; readonly failure: GraphFailure }
  | { readonly kind: "dropped" | "answerLost" }
  | { readonly kind: "bent"; readonly bend: ListBend };

/** The trouble that meets this call of a route, if any. The number of the call decides, so that a run can be repeated. */
export function wireFaultOf(world: World, name: string, route?: Route): WireFault | undefined {
  if (world.faults.length === 0) return undefined;
  const call = world.count(`fault ${name}`);
  const index = world.faults.findIndex((rule, place) => meets(world.seed, rule, place, name, call));
  const rule = world.faults[index];
  if (rule === undefined) return undefined;
  world.ledger.disturbed(rule.kind);
  switch (rule.kind) {
    case "dropped":
    case "answerLost":
      return { kind: rule.kind };
    case "repeatedLink":
    case "emptyPage":
    case "unknownMember":
      return { kind: "bent", bend: rule.kind };
    default:
      return { kind: "refused", failure: failureOf(rule, name, route, world.advance()) };
  }
}

function meets(seed: number, rule: FaultRule, place: number, name: string, call: number): boolean {
  if (!name.includes(rule.route)) return false;
  return call < rule.first || draw(seed, "fault", place, name, call) < rule.share;
}

function failureOf(rule: FaultRule, name: string, route: Route | undefined, now: number): GraphFailure {
  const { retryAfterSeconds } = rule;
  switch (rule.kind) {
    case "throttledWithWait":
      return { ...intuneFailure(429, "TooManyRequests", "Too many requests"), retryAfterSeconds };
    case "badRequest":
      return intuneFailure(400, "BadRequest", "An error has occurred");
    case "conditionNotMet":
      return intuneFailure(412, "ConditionNotMet", "The resource was changed at the same time.");
    case "conflict":
      return intuneFailure(409, "Conflict", "The operation is already in progress.");
    case "failedDependency":
      return directoryFailure(424, "FailedDependency", "A request this one depends on has failed.");
    case "unknownSegment":
      return unknownSegment(name.split("/").at(-1) ?? name);
    case "unavailable":
      return intuneFailure(503, "ServiceUnavailable", "The service is unavailable");
    case "unavailableWithWait":
      return { ...intuneFailure(503, "ServiceUnavailable", "The service is unavailable"), retryAfterSeconds };
    case "gatewayTimeout":
      return directoryFailure(504, "UnknownError", "");
    case "serverError":
      return intuneFailure(500, "InternalServerError", "An error has occurred");
    case "tokenExpired":
      return directoryFailure(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.");
    case "tokenRevoked":
      return claimsChallenge(401, { nbf: { essential: true, value: String(Math.floor(now / 1000)) } });
    case "missingScope":
      return missingScope(route ?? { family: "directory", scopes: [] });
    case "claimsRefused":
      return claimsChallenge(403, { acrs: { essential: true, value: "c1" } });
    default:
      return intuneFailure(429, "TooManyRequests", "Too many requests");
  }
}
