import type { Clock } from "../../app/ports/clock.ts";

/** The partner's gate: few calls at a time, and none while the service asked for a pause. */
export type CallGate = {
  /** Runs `call` when there is a place; undefined when it was not run: stopped, or the pause is longer than a call waits. */
  readonly pass: <T>(call: () => Promise<T>) => Promise<T | undefined>;
  /** Holds every call back for so long; a shorter pause than the one there is changes nothing. */
  readonly pause: (forMs: number) => void;
  /** Milliseconds that the service still wants to be left alone. */
  readonly pausedForMs: () => number;
};

/** How a gate works: `places` calls at once; a pause longer than `longestPauseMs` ends calls instead of keeping them. */
export type CallGateLimits = { readonly places: number; readonly longestPauseMs: number };

/** A gate whose waiting is all the clock's. */
export function createCallGate(
  clock: Clock,
  { places, longestPauseMs }: CallGateLimits,
  stopped: AbortSignal,
): CallGate {
  const waiting: (() => void)[] = [];
  let taken = 0;
  let pausedUntil = 0;
  const pausedForMs = (): number => Math.max(0, pausedUntil - clock.now());

  /** A place, kept from whoever comes later until it is left. */
  async function enter(): Promise<void> {
    if (taken >= places) await new Promise<void>((resolve) => waiting.push(resolve));
    else taken += 1;
  }

  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) taken -= 1;
    else next();
  }

  /** Resolves to whether the call may go out. */
  async function pausePassed(): Promise<boolean> {
    while (pausedForMs() > 0 && !stopped.aborted) {
      if (pausedForMs() > longestPauseMs) return false;
      try {
        await clock.delay(pausedForMs(), stopped);
      } catch (reason) {
        if (!stopped.aborted) throw reason;
      }
    }
    return !stopped.aborted;
  }

  return {
    pass: async (call) => {
      await enter();
      try {
        return (await pausePassed()) ? await call() : undefined;
      } finally {
        leave();
      }
    },
    pause: (forMs) => {
      pausedUntil = Math.max(pausedUntil, clock.now() + forMs);
    },
    pausedForMs,
  };
}
