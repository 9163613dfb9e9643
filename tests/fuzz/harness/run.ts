import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import type { FuzzAnswer, FuzzWork } from "./worker.ts";

// Runs one target over and over, in a thread of its own whose memory is bounded, and watches that it goes on. One JSON line
// on stdout; the exit code is 1 when a run failed, and the line then names the seed that repeats it with `--runs 1`.

/** A single run takes far less than a millisecond; one that takes this long will not end. */
const longestRunMs = 20_000;
const memoryMiB = 512;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "20000" }, seed: { type: "string" } },
});
const [name = ""] = positionals;
const runs = Number(values.runs);
const firstSeed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
const target = new URL(`../${name}.ts`, import.meta.url);

if (!/^[a-z0-9-]+$/.test(name) || !existsSync(target) || !(runs > 0) || !(firstSeed >= 0)) {
  process.stderr.write("Usage: npm run fuzz -- NAME [--runs N] [--seed N], where NAME is a file of tests/fuzz.\n");
  process.exitCode = 2;
} else {
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const startedAt = performance.now();
  const { failedRun, problem } = { problem: undefined, ...(await watch(progress)) };
  const seconds = Number(((performance.now() - startedAt) / 1000).toFixed(1));
  if (failedRun === undefined) {
    process.stdout.write(`${JSON.stringify({ name, runs, seed: firstSeed, seconds, ok: true })}\n`);
  } else {
    const seed = firstSeed + failedRun;
    process.stderr.write(`${problem}\nTo repeat it: npm run fuzz -- ${name} --runs 1 --seed ${seed}\n`);
    process.stdout.write(`${JSON.stringify({ name, runs: failedRun + 1, seed, seconds, ok: false })}\n`);
    process.exitCode = 1;
  }
}

/** Resolves to the worker's answer, or to the run it was in when it hung or died. */
function watch(progress: Int32Array): Promise<FuzzAnswer> {
  const workerData: FuzzWork = { target: target.href, runs, seed: firstSeed, progress };
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: memoryMiB },
  });
  return new Promise((resolve) => {
    const answer = (found: FuzzAnswer): void => {
      clearInterval(heartbeat);
      resolve(found);
      void worker.terminate();
    };
    const failed = (problem: string): void => answer({ failedRun: Atomics.load(progress, 0), problem });
    let lastRun = -1;
    const heartbeat = setInterval(() => {
      const run = Atomics.load(progress, 0);
      if (run === lastRun) failed(`The run did not end within ${longestRunMs / 1000} s`);
      lastRun = run;
    }, longestRunMs);
    worker.once("message", answer);
    worker.once("error", (error) => failed(error.stack ?? error.message));
    worker.once("exit", (code) => failed(`The thread ended with ${code}`));
  });
}
