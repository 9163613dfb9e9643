import { parentPort, workerData } from "node:worker_threads";
import type { FuzzTarget } from "./fuzz-target.ts";
import { SeededRandom } from "./seeded-random.ts";

/** What a worker is asked for. It writes the number of the run it is in into `progress`, which outlives it. */
export type FuzzWork = {
  readonly target: string;
  readonly runs: number;
  readonly seed: number;
  readonly progress: Int32Array;
};

/** What it answers at its end: nothing was found, or the first run that failed. */
export type FuzzAnswer = { readonly failedRun: number; readonly problem: string } | { readonly failedRun: undefined };

const { target, runs, seed, progress } = workerData as FuzzWork;
const { fuzz } = (await import(target)) as { readonly fuzz: FuzzTarget };

parentPort?.postMessage(await firstFailure());

async function firstFailure(): Promise<FuzzAnswer> {
  for (let run = 0; run < runs; run += 1) {
    Atomics.store(progress, 0, run);
    try {
      const pending = fuzz(new SeededRandom(seed + run));
      if (pending !== undefined) await pending;
    } catch (error) {
      return { failedRun: run, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }
  return { failedRun: undefined };
}
