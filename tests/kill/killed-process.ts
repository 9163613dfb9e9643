import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished } from "vitest";
import { openSqliteBenchStore } from "../../main/adapters/store/open-sqlite-bench-store.ts";
import { createFileKeySecrets } from "../../main/adapters/system/file-key-secrets.ts";
import type { World } from "../../main/practice/world/world.ts";
import type { Evidence } from "../../shared/domain/evidence/evidence.ts";
import { expectNothingSecret } from "../support/nothing-secret.ts";
import { orThrow } from "../support/or-throw.ts";
import { createRecordingLog } from "../support/recording-log.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";
import { arm, benchFolder, type KillMoment } from "./killed-app.ts";

/** A program that works on a bench and writes two counts, begun and finished, whenever they change. */
export type KilledProgram = { readonly file: URL; readonly args: readonly string[]; readonly folder: string };

/** The counts that a program wrote last. */
export type Told = readonly [number, number];

/** Runs the program until it is killed at the moment, or until `isOver` holds of what it tells. */
export async function runKilled(
  { file, args, folder }: KilledProgram,
  end: KillMoment | { readonly isOver: (told: Told) => boolean },
): Promise<Told> {
  mkdirSync(benchFolder(folder), { recursive: true });
  const child = spawn(process.execPath, [fileURLToPath(file), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    // Most of a launch would be compiling.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "reseal-kill-compile-cache") },
  });
  // A test that ran out of time leaves nothing behind.
  onTestFinished(() => void child.kill("SIGKILL"));
  const closed = once(child, "close");
  let disarm: (() => void) | undefined;
  let told: Told = [0, 0];
  for await (const line of createInterface({ input: child.stdout })) {
    const [begun = 0, finished = 0] = line.split(" ").map(Number);
    told = [begun, finished];
    // Only now is the bench open: before, nothing can happen to the order.
    if ("kind" in end) disarm ??= arm(child, benchFolder(folder), end);
    else if (end.isOver(told)) child.kill("SIGKILL");
  }
  await closed;
  disarm?.();
  return told;
}

/** The journal from a copy: the file itself is the process's alone. Throws on a broken chain. */
export function readJournal(folder: string): readonly Evidence[] {
  const copy = mkdtempSync(join(folder, "copy-"));
  for (const name of ["bench.sqlite", "bench.sqlite-wal"])
    if (existsSync(join(benchFolder(folder), name))) copyFileSync(join(benchFolder(folder), name), join(copy, name));
  const file = join(copy, "bench.sqlite");
  if (!existsSync(file)) return [];
  const secrets = createFileKeySecrets(join(folder, "bench.key"));
  const store = orThrow(
    openSqliteBenchStore({ file, secrets, clock: createVirtualClock(), log: createRecordingLog() }),
  );
  const rows = orThrow(store.readAfter(0)).map(({ evidence }) => evidence);
  store.close();
  return rows;
}

/** Watches that no kill takes a row out of a journal. */
export function createJournalWatch(folder: string): { readonly compare: () => readonly Evidence[] } {
  let known: readonly string[] = [];
  return {
    compare: () => {
      const journal = readJournal(folder);
      const rows = journal.map((row) => JSON.stringify(row));
      expect(rows.slice(0, known.length)).toEqual(known);
      known = rows;
      return journal;
    },
  };
}

/** No token, hash or user in the log that the killed processes wrote, and neither of the first two in their journal. */
export function expectNothingSecretIn(folder: string, world: World): void {
  const log = readFileSync(join(folder, "logs", "reseal.log"), "utf8");
  expect(log.split("\n").length).toBeGreaterThan(10);
  expectNothingSecret(world, world.advance(), { log, kept: { journal: JSON.stringify(readJournal(folder)) } });
}
