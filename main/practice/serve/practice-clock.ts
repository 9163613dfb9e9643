import { setTimeout as wait } from "node:timers/promises";
import type { SimulatedDelay } from "../bridge/bridge-operations.ts";

/** The world's time: simulated epoch milliseconds, and waits of simulated length. */
export type PracticeClock = {
  readonly now: () => number;
  readonly delay: SimulatedDelay;
};

/** Simulated time that runs `speed` times as fast as the real one, counted from two moments that belong together. */
export function createScaledTime(realBase: number, simulatedBase: number, speed: number): PracticeClock {
  return {
    now: () => Math.round(simulatedBase + (Date.now() - realBase) * speed),
    delay: (delayMs, signal) => wait(delayMs / speed, undefined, { signal }),
  };
}
