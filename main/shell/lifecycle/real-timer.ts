import type { Stop } from "../../app/ports/clock.ts";

/** Runs something once after real milliseconds. The bench clock is no use here: practice runs it faster than real time. */
export type RealTimer = (delayMs: number, run: () => void) => Stop;

/** The operating system's timer. */
export const realTimer: RealTimer = (delayMs, run) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};
