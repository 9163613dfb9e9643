import type { Attempt } from "./call-attempt.ts";

/** What follows an attempt: take it, or try again after this call, or all calls, have waited. */
export type RetryPlan =
  | { readonly next: "accept"; readonly pauseAllMs?: number }
  | { readonly next: "retry"; readonly delayMs: number; readonly pauseAllMs?: number };

const mostAttempts = 5;
const mostAttemptsUnreachable = 2;
/** Waits where the service names none: 5, 15, 45, 120 seconds and up to a quarter more. */
const blindDelaysMs = [5_000, 15_000, 45_000, 120_000] as const;
const jitterShare = 0.25;

/**
 * Decides what follows attempt `attempt` (from 1). Every call may be repeated: reads change nothing, and a write carries
 * the same `MS-RequestId` each time, which Partner Center answers only once (graph-api l.1). `random` is in [0, 1).
 */
export function planRetry(
  attempt: number,
  outcome: Attempt,
  retryAfterMs: number | undefined,
  random: () => number,
): RetryPlan {
  const blindMs = blindDelayMs(attempt, random);
  switch (outcome.kind) {
    case "stopped":
      return { next: "accept" };
    case "notSent":
      return attempt < mostAttemptsUnreachable ? { next: "retry", delayMs: blindMs } : { next: "accept" };
    case "lost":
    case "timedOut":
      return attempt < mostAttempts ? { next: "retry", delayMs: blindMs } : { next: "accept" };
    case "answer": {
      const isBusy = outcome.status === 429 || (outcome.status === 503 && retryAfterMs !== undefined);
      // The pause outlasts a call that gives up: the next one must not come too early.
      if (isBusy) {
        const pauseAllMs = Math.max(1_000, retryAfterMs ?? blindMs);
        return attempt < mostAttempts ? { next: "retry", delayMs: 0, pauseAllMs } : { next: "accept", pauseAllMs };
      }
      return outcome.status >= 500 && attempt < mostAttempts ? { next: "retry", delayMs: blindMs } : { next: "accept" };
    }
  }
}

function blindDelayMs(attempt: number, random: () => number): number {
  const base = blindDelaysMs[Math.min(attempt, blindDelaysMs.length) - 1] ?? blindDelaysMs[0];
  return Math.round(base * (1 + jitterShare * random()));
}

/** Reads a Retry-After header, seconds or an HTTP date, into milliseconds from `now`; undefined when absent or unreadable. */
export function retryAfterOf(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  // Without a letter it is no date, whatever Date.parse makes of it.
  const at = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
