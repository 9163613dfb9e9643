import {
  blindDelayMs,
  mostAttempts,
  mostAttemptsUnreachable,
  shortestPauseMs,
} from "../../../shared/domain/policy/retry-limits.ts";
import type { Attempt } from "./call-attempt.ts";

/** What follows an attempt: take it, or try again after this call, or all calls, have waited. */
export type RetryPlan =
  | { readonly next: "accept"; readonly pauseAllMs?: number }
  | { readonly next: "retry"; readonly delayMs: number; readonly pauseAllMs?: number };

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
        const pauseAllMs = Math.max(shortestPauseMs, retryAfterMs ?? blindMs);
        return attempt < mostAttempts ? { next: "retry", delayMs: 0, pauseAllMs } : { next: "accept", pauseAllMs };
      }
      return outcome.status >= 500 && attempt < mostAttempts ? { next: "retry", delayMs: blindMs } : { next: "accept" };
    }
  }
}
