import type { Clock } from "../../app/ports/clock.ts";

/** The partner's gate: few calls at a time, and none while the service asked for a pause. */
export type CallGate = {
  /** Runs `call` when there is a place; undefined when waiting was ended by stopping. */
  readonly pass: <T>(call: () => Promise<T>) => Promise<T | undefined>;
  /** Holds every call back for so long; a shorter pause than the one there is changes nothing. */
  readonly pause: (forMs: number) => void;
  /** Milliseconds that the service still wants to be left alone. */
  readonly pausedForMs: () => number;
};

/** A gate for `places` calls at once. All waiting is the clock's. */
export function createCallGate(clock: Clock, places: number, stopped: AbortSignal): CallGate {
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
