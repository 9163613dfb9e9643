import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, watch } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The built programs, as they are shipped. */
const programs = fileURLToPath(new URL("../../out/main/", import.meta.url));

/** How a run of the app ended: killed by us, or by itself with its exit code and last words. */
export type AppEnd =
  | { readonly kind: "killed" }
  | { readonly kind: "ended"; readonly exitCode: number | null; readonly output: string };

/** When to kill: after real milliseconds, as soon as the world shows something, or with the n-th write to the journal's log. */
export type KillMoment =
  | { readonly kind: "afterMs"; readonly ms: number }
  | { readonly kind: "when"; readonly holds: () => Promise<boolean> }
  | { readonly kind: "atWrite"; readonly write: number };

/** A practice world as a process of its own. */
export type WorldProcess = { readonly address: string; readonly stop: () => Promise<void> };

/** Where the terminal run keeps the journal of a world that runs elsewhere. */
export function benchFolder(dataFolder: string): string {
  return join(dataFolder, "practice-elsewhere");
}

/** Starts a world and waits until it says where it is. */
export async function startWorldProcess(scenario: string, seed: number, speed: number): Promise<WorldProcess> {
  const child = run("practice.js", ["serve", "--scenario", scenario, "--seed", `${seed}`, "--speed", `${speed}`]);
  const ended = once(child, "close");
  const stop = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
  };
  if (child.stdout === null) throw new Error("The world was started without an output");
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /^Control: (http:\/\/[^/]+)/.exec(line)?.[1];
    if (address === undefined) continue;
    child.stdout.resume();
    return { address, stop };
  }
  throw new Error("The world ended before it said where it is");
}

/** Runs the app in a terminal on a world until it ends, or is killed with no chance to tidy up. */
export async function runApp(world: string, dataFolder: string, speed: number, kill?: KillMoment): Promise<AppEnd> {
  const folder = benchFolder(dataFolder);
  mkdirSync(folder, { recursive: true });
  const options = [
    "--world",
    world,
    "--data",
    dataFolder,
    "--output",
    join(dataFolder, "output"),
    "--speed",
    `${speed}`,
  ];
  const child = run("terminal.js", options);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output = `${output}${text}`.slice(-4_000);
    });
  const ended = once(child, "close");
  const disarm = kill === undefined ? () => undefined : arm(child, folder, kill);
  const [exitCode, signal] = await ended;
  disarm();
  return signal === "SIGKILL" ? { kind: "killed" } : { kind: "ended", exitCode, output };
}

/** Arms a process to be killed at the moment, where its journal lies in `folder`; a journal that is not written to any more does not keep it alive for ever. Answers how to disarm it. */
export function arm(child: Pick<ChildProcess, "kill">, folder: string, moment: KillMoment): () => void {
  const die = (): void => void child.kill("SIGKILL");
  const timeout = setTimeout(die, moment.kind === "afterMs" ? moment.ms : 5_000);
  const over = new AbortController();
  const look = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!over.signal.aborted) if (await holds()) return die();
  };
  if (moment.kind === "when") void look(moment.holds);
  let writes = 0;
  const watcher = watch(folder, (_event, name) => {
    if (moment.kind !== "atWrite" || name?.endsWith("-wal") !== true) return;
    writes += 1;
    if (writes >= moment.write) die();
  });
  return () => {
    over.abort();
    clearTimeout(timeout);
    watcher.close();
  };
}

function run(program: string, args: readonly string[]): ChildProcess {
  const file = join(programs, program);
  if (!existsSync(file)) throw new Error(`${file} is missing: npm run build makes it`);
  return spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "pipe"] });
}
