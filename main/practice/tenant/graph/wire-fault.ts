import type { FaultRule } from "../../scenarios/scenario.ts";
import { draw } from "../../world/random.ts";
import type { World } from "../../world/world.ts";
import type { GraphFailure } from "./graph-call.ts";
import { intuneFailure } from "./graph-failure.ts";

/** What disturbs a call: a refusal, or a connection that is cut before or after the call had its effect. */
export type WireFault =
  | { readonly kind: "refused"; readonly failure: GraphFailure }
  | { readonly kind: "dropped" | "answerLost" };

/** The trouble that meets this call of a route, if any. The number of the call decides, so that a run can be repeated. */
export function wireFaultOf(world: World, route: string): WireFault | undefined {
  if (world.faults.length === 0) return undefined;
  const call = world.count(`fault ${route}`);
  const index = world.faults.findIndex((rule, place) => meets(world.seed, rule, place, route, call));
  const rule = world.faults[index];
  if (rule === undefined) return undefined;
  if (rule.kind === "dropped" || rule.kind === "answerLost") return { kind: rule.kind };
  return { kind: "refused", failure: failureOf(rule) };
}

function meets(seed: number, rule: FaultRule, place: number, route: string, call: number): boolean {
  if (!route.includes(rule.route)) return false;
  return call < rule.first || draw(seed, "fault", place, route, call) < rule.share;
}

function failureOf(rule: FaultRule): GraphFailure {
  switch (rule.kind) {
    case "throttledWithWait":
      return {
        ...intuneFailure(429, "TooManyRequests", "Too many requests"),
        retryAfterSeconds: rule.retryAfterSeconds,
      };
    case "conditionNotMet":
      return intuneFailure(412, "ConditionNotMet", "The resource was changed at the same time.");
    case "unavailable":
      return intuneFailure(503, "ServiceUnavailable", "The service is unavailable");
    default:
      return intuneFailure(429, "TooManyRequests", "Too many requests");
  }
}
