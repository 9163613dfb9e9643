import {
  blindDelayMs,
  mostAttempts,
  mostAttemptsUnreachable,
  shortestPauseMs,
} from "../../../shared/domain/policy/retry-limits.ts";
import type { AttemptFailure } from "./call-ticket.ts";

/** How an attempt ended: with an answer, or without one. `retryAfterMs` is what the service asked for. */
export type AttemptOutcome =
  | { readonly kind: "answer"; readonly status: number; readonly retryAfterMs?: number }
  | { readonly kind: "failure"; readonly failure: AttemptFailure };

/**
 * What to do after an attempt: take it as it is, or try again after this call has waited. `pauseTenantMs` holds back
 * every call of the tenant, whatever becomes of this one.
 */
export type RetryDecision = { readonly pauseTenantMs?: number } & (
  | { readonly next: "accept" }
  | { readonly next: "retry"; readonly delayMs: number }
);

const accept: RetryDecision = { next: "accept" };
/**
 * Decides what follows an attempt. Throttled calls (429) were not worked on and are always repeated. Unavailable (503)
 * with a Retry-After invites everybody back. Anything else that may have been worked on is repeated only where a
 * repetition does no harm: a write that got lost is left to whoever can compare wish and state.
 * `attempt` counts from 1; `random` is in [0, 1).
 */
export function decideRetry(
  attempt: number,
  outcome: AttemptOutcome,
  repeatable: boolean,
  random: () => number,
): RetryDecision {
  if (outcome.kind === "failure") {
    const { kind } = outcome.failure;
    if (!repeatable || kind === "paused" || kind === "stopped") return accept;
    const limit = kind === "notSent" ? mostAttemptsUnreachable : mostAttempts;
    return attempt < limit ? { next: "retry", delayMs: blindDelayMs(attempt, random) } : accept;
  }
  const { status, retryAfterMs } = outcome;
  const invited = status === 429 || (status === 503 && retryAfterMs !== undefined);
  if (!invited && !(repeatable && status >= 500)) return accept;
  const blindMs = blindDelayMs(attempt, random);
  if (!invited) return attempt < mostAttempts ? { next: "retry", delayMs: blindMs } : accept;
  // The gate keeps this call like the others, so it needs no wait of its own; and the pause outlasts a call that gives up.
  const pauseTenantMs = retryAfterMs === undefined ? blindMs : Math.max(retryAfterMs, shortestPauseMs);
  return attempt < mostAttempts ? { next: "retry", delayMs: 0, pauseTenantMs } : { next: "accept", pauseTenantMs };
}
