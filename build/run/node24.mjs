import { node24Candidates } from "./paths.mjs";
import { readProcess, runProcess } from "./run-process.mjs";
import { PlainError } from "./say.mjs";

/**
 * Finds a Node 24 that really runs here.
 * @returns {Promise<string>} its absolute path
 * @throws {PlainError} when there is none
 */
export async function findNode24() {
  for (const candidate of node24Candidates()) {
    const { code, stdout } = await readProcess(candidate, ["--version"], { timeoutMs: 20_000 });
    if (code === 0 && Number.parseInt(stdout.slice(1), 10) >= 24) return candidate;
  }
  throw new PlainError(
    `no Node 24 for ${process.platform}-${process.arch}: run "npm ci" with optional dependencies, or install Node 24`,
  );
}

/**
 * Runs a script on Node 24 with our own terminal, signals passed on.
 * @param {readonly string[]} args script and its arguments
 * @param {Parameters<typeof runProcess>[2]} [options]
 * @returns {Promise<number>} exit code
 */
export async function runOnNode24(args, options) {
  return runProcess(await findNode24(), args, options);
}
