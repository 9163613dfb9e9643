import { type EpochMs, epochMs } from "../../../shared/kernel/brand.ts";
import type { Clock, Stop } from "../../app/ports/clock.ts";
import type { DirectoryBudget } from "../../app/ports/device-directory.ts";

const minuteMs = 60_000;

/** Counts what is sent, waits and is held back, over all tenants, and tells whoever watches. */
export type BudgetMeter = {
  readonly sent: () => void;
  readonly answered: () => void;
  /** Changes the number of waiting calls by `change`. */
  readonly waiting: (change: 1 | -1) => void;
  readonly throttled: (until: EpochMs) => void;
  /** Tells the budget at once and every change after, the decay of `callsPerMinute` included. */
  readonly watch: (listener: (budget: DirectoryBudget) => void) => Stop;
};

/** A meter on the given clock. It holds one timer, and only while somebody watches and something can still change by itself. */
export function createBudgetMeter(clock: Clock): BudgetMeter {
  const listeners = new Set<(budget: DirectoryBudget) => void>();
  let sentAt: readonly EpochMs[] = [];
  let waitingCalls = 0;
  let throttledUntil: EpochMs | undefined;
  let lastAnswerAt: EpochMs | undefined;
  let stopTimer: Stop | undefined;

  function read(): DirectoryBudget {
    const now = clock.now();
    sentAt = sentAt.filter((at) => at > now - minuteMs);
    if (throttledUntil !== undefined && throttledUntil <= now) throttledUntil = undefined;
    return {
      callsPerMinute: sentAt.length,
      waiting: waitingCalls,
      ...(throttledUntil === undefined ? {} : { throttledUntil }),
      ...(lastAnswerAt === undefined ? {} : { lastAnswerAt }),
    };
  }

  function tell(): void {
    const budget = read();
    for (const listener of listeners) listener(budget);
    armTimer();
  }

  /** The next moment at which the budget changes without a call: the oldest call ages out, or the pause ends. */
  function armTimer(): void {
    stopTimer?.();
    stopTimer = undefined;
    if (listeners.size === 0) return;
    const oldest = sentAt[0];
    const moments = [oldest === undefined ? undefined : oldest + minuteMs, throttledUntil].filter(
      (at) => at !== undefined,
    );
    if (moments.length > 0) stopTimer = clock.setTimer(epochMs(Math.min(...moments)), tell);
  }

  return {
    sent: () => {
      sentAt = [...sentAt, clock.now()];
      tell();
    },
    answered: () => {
      lastAnswerAt = clock.now();
      tell();
    },
    waiting: (change) => {
      waitingCalls += change;
      tell();
    },
    throttled: (until) => {
      throttledUntil = epochMs(Math.max(until, throttledUntil ?? 0));
      tell();
    },
    watch: (listener) => {
      listeners.add(listener);
      listener(read());
      armTimer();
      return () => {
        listeners.delete(listener);
        armTimer();
      };
    },
  };
}
