import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The stand-in's launcher. */
export const standIn = fileURLToPath(new URL("../../build/stand-in/electron", import.meta.url));

/** The hello app's folder. */
export const fixture = fileURLToPath(new URL("./fixture", import.meta.url));

/** The environment of a headless run. */
export const headless: NodeJS.ProcessEnv = { ...process.env, RESEAL_HEADLESS: "1" };

/** A hello app that was started without Playwright. */
export type HelloApp = {
  readonly child: ChildProcess;
  readonly userData: string;
  /** Resolves once the app has printed a line with this text (also when it did so before). */
  readonly printed: (text: string) => Promise<void>;
  /** Everything printed so far. */
  readonly lines: readonly string[];
  /** Exit code and signal. */
  readonly ended: Promise<readonly [number | null, NodeJS.Signals | null]>;
};

/** A new folder for an app's data. */
export function newUserData(): string {
  return mkdtempSync(join(tmpdir(), "stand-in-test-"));
}

/** Starts the hello app on a userData folder. */
export function startHello(userData: string, ...args: readonly string[]): HelloApp {
  const child = spawn(standIn, [fixture, `--user-data-dir=${userData}`, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: headless,
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => lines.push(line));
  const printed = async (text: string): Promise<void> => {
    while (!lines.some((line) => line.includes(text))) await once(reader, "line");
  };
  const ended = once(child, "close").then(([code, signal]) => [code, signal] as const);
  return { child, userData, printed, lines, ended };
}

/** Ids of all processes below one, at this moment (Linux). */
export function descendants(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const parent = parentOf(entry);
    if (parent !== undefined) parents.set(Number(entry), parent);
  }
  const below = (id: number): readonly number[] =>
    [...parents].filter(([, parent]) => parent === id).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

/** A process that ended between listing and reading has no parent any more. */
function parentOf(pid: string): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[1]);
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

/** Resolves when a process that is not ours to wait for has ended: `tail` watches it. */
export async function processEnded(pid: number): Promise<void> {
  await once(spawn("tail", [`--pid=${pid}`, "-s", "0.05", "-f", "/dev/null"], { stdio: "ignore" }), "exit");
}
