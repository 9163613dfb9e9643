import type { EpochMs } from "../../../shared/kernel/brand.ts";

/** Stops what was started; calling it twice does nothing. */
export type Stop = () => void;

/** Time as the bench knows it. Practice runs it faster than real time, tests move it by hand. */
export type Clock = {
  /** The current time. */
  readonly now: () => EpochMs;
  /** Runs `run` once when `at` has come (at once, but not synchronously, when it has passed). */
  readonly setTimer: (at: EpochMs, run: () => void) => Stop;
  /** Resolves after `delayMs` of bench time; rejects with the signal's reason when aborted. Used where work waits on time. */
  readonly delay: (delayMs: number, signal?: AbortSignal) => Promise<void>;
};
