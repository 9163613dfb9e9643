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
const mostAttempts = 5;
const mostAttemptsUnreachable = 2;
const shortestDelayMs = 1_000;
/** Waits where the service names none, as is common for Intune: 5, 15, 45, 120 seconds and up to a quarter more. */
const blindDelaysMs = [5_000, 15_000, 45_000, 120_000] as const;
const jitterShare = 0.25;

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
  const pauseTenantMs = retryAfterMs === undefined ? blindMs : Math.max(retryAfterMs, shortestDelayMs);
  return attempt < mostAttempts ? { next: "retry", delayMs: 0, pauseTenantMs } : { next: "accept", pauseTenantMs };
}

/** The wait before attempt `attempt + 1` where the service names none. */
export function blindDelayMs(attempt: number, random: () => number): number {
  const base = blindDelaysMs[Math.min(attempt, blindDelaysMs.length) - 1] ?? blindDelaysMs[0];
  return Math.round(base * (1 + jitterShare * random()));
}

/** Reads a Retry-After header, seconds or an HTTP date, into milliseconds from `now`; undefined when absent or unreadable. */
export function parseRetryAfter(header: string | null | undefined, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  // Without a letter it is no date, whatever Date.parse makes of it.
  const at = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
