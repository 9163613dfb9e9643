import { copyFileSync, existsSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqliteBenchStore } from "../../main/adapters/store/open-sqlite-bench-store.ts";
import { readPracticeRecord } from "../../main/boot/terminal/practice-truth.ts";
import { createRecordingLog } from "../support/recording-log.ts";
import { reversingSecrets } from "../support/reversing-secrets.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";
import { benchFolder, type KillMoment, runApp, startWorldProcess } from "./killed-app.ts";

const kills = Number(process.env.RESEAL_KILLS ?? 20);
const speed = 120;
const seed = 7;

/** Every row of a journal as text, oldest first, from a copy: the file itself is the app's alone. Throws on a broken chain. */
function journalRows(dataFolder: string, copies: string): readonly string[] {
  const copy = mkdtempSync(join(copies, "journal-"));
  for (const name of ["bench.sqlite", "bench.sqlite-wal"]) {
    const file = join(benchFolder(dataFolder), name);
    if (existsSync(file)) copyFileSync(file, join(copy, name));
  }
  const file = join(copy, "bench.sqlite");
  if (!existsSync(file)) return [];
  const log = createRecordingLog();
  const store = openSqliteBenchStore({ file, secrets: reversingSecrets, clock: createVirtualClock(), log });
  if (!store.ok) throw new Error(store.error.code);
  const rows = store.value.readAfter(0);
  store.value.close();
  if (!rows.ok) throw new Error(`${rows.error.code} ${JSON.stringify(rows.error.context)}`);
  return rows.value.map((row) => JSON.stringify(row));
}

function nextMoment(random: () => number): KillMoment {
  return random() < 0.5
    ? { kind: "afterMs", ms: 200 + Math.round(random() * 1_300) }
    : { kind: "atWrite", write: 1 + Math.floor(random() ** 2 * 40) };
}

test(`an app killed at ${kills} moments loses nothing, registers nothing twice and finishes the order`, {
  timeout: 600_000,
}, async () => {
  const dataFolder = temporaryFolder();
  const copies = temporaryFolder();
  const world = await startWorldProcess("good-morning", seed, speed);
  onTestFinished(world.stop);
  const random = createSeededRandom(seed);
  const rowsAtKill: number[] = [];
  let known: readonly string[] = [];
  for (let launch = 0; launch < kills; launch += 1) {
    const end = await runApp(world.address, dataFolder, speed, nextMoment(random));
    // On a slow PC the order can be finished before the last kill; opening a finished order is killed as well.
    if (end.kind === "ended") expect(end).toMatchObject({ exitCode: 0 });
    const rows = journalRows(dataFolder, copies);
    expect(rows.slice(0, known.length)).toEqual(known);
    known = rows;
    if (end.kind === "killed") rowsAtKill.push(rows.length);
  }
  expect(new Set(rowsAtKill).size).toBeGreaterThan(1);

  const last = await runApp(world.address, dataFolder, speed);
  expect(last).toMatchObject({
    kind: "ended",
    exitCode: 0,
    output: expect.stringContaining("agree with the truth: 12 of 12"),
  });
  const rows = journalRows(dataFolder, copies);
  expect(rows.slice(0, known.length)).toEqual(known);
  const { truth, ledger } = await readPracticeRecord(world.address);
  expect(Object.values(ledger.importsBySerial)).toEqual(new Array(11).fill(1));
  const wellSealed = truth.devices.filter((device) => device.outcome === "ready" && device.sealedProperly);
  expect(wellSealed).toHaveLength(10);
  process.stdout.write(
    `${rowsAtKill.length} kills of ${kills} launches, at ${rowsAtKill.join(" ")} rows; ${rows.length} in the end\n`,
  );
});
