import type { World } from "../../world/world.ts";
import { answerRequest, type Destination, type GraphRequest } from "./answer-graph.ts";
import type { Caller, GraphAnswer, ListBend } from "./graph-call.ts";
import type { WireFault } from "./wire-fault.ts";

/** Whether a `Prefer` header asks for enumeration members that came later. */
export function wantsUnknownMembers(prefer: unknown): boolean {
  return /\binclude-unknown-enum-members\b/i.test(String(prefer));
}

/** Whether a `ConsistencyLevel` header accepts what is a little late. */
export function wantsEventual(consistencyLevel: unknown): boolean {
  return String(consistencyLevel).toLowerCase() === "eventual";
}

/** How a fault bends lists, if it does. */
export function bendOf(fault: WireFault | undefined): ListBend | undefined {
  return fault?.kind === "bent" ? fault.bend : undefined;
}

/** Answers a request whose destination is known. */
export function answerDestination(
  world: World,
  caller: Caller,
  request: GraphRequest,
  destination: Destination,
  bend: ListBend | undefined,
): GraphAnswer {
  return destination.ok ? answerRequest(world, caller, request, destination.match, bend) : destination.failure;
}
