import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openSqliteBenchStore } from "../../main/adapters/store/open-sqlite-bench-store.ts";
import { hashOf } from "../support/intake-files.ts";
import { orThrow } from "../support/or-throw.ts";
import { createRecordingLog } from "../support/recording-log.ts";
import { reversingSecrets } from "../support/reversing-secrets.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";
import { writeZip } from "../support/zip-writer.ts";

const program = fileURLToPath(new URL("../support/intake-process.ts", import.meta.url));
const kills = 12;
/** Room for some of the devices: the others wait. */
const mostUnits = 150;
const header = "Device Serial Number,Windows Product ID,Hardware Hash";
const serialAt = (index: number): string => `SIM${10_000 + index}`;

/** Every tenth row repeats the first one, every eleventh has lost its hash. */
function csv(from: number, rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    if (index % 10 === 9) return `${serialAt(from)},,${hashOf(serialAt(from))}`;
    return index % 11 === 10
      ? `${serialAt(from + index)},,`
      : `${serialAt(from + index)},,${hashOf(serialAt(from + index))}`;
  });
  return [header, ...lines].join("\r\n");
}

type Told = { readonly rows: number; readonly ended: number };

/** Runs the intake and kills it, with no chance to tidy up, `afterMs` after it began to read, or once it has read all. */
async function runIntake(folders: readonly string[], afterMs?: number): Promise<Told> {
  const child = spawn(process.execPath, [program, ...folders, String(mostUnits)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  let timeout: NodeJS.Timeout | undefined;
  let last: Told = { rows: 0, ended: 0 };
  for await (const line of createInterface({ input: child.stdout })) {
    const [rows = 0, ended = 0] = line.split(" ").map(Number);
    last = { rows, ended };
    if (ended === 3) child.kill("SIGKILL");
    if (afterMs !== undefined) timeout ??= setTimeout(() => child.kill("SIGKILL"), afterMs);
  }
  await closed;
  clearTimeout(timeout);
  return last;
}

test(`files whose reading is killed ${kills} times lose no row, and no row is there twice`, {
  timeout: 600_000,
}, async () => {
  const data = temporaryFolder();
  const watched = temporaryFolder();
  mkdirSync(join(watched, "tray"));
  writeFileSync(join(watched, "a.csv"), csv(0, 900));
  writeFileSync(join(watched, "b.csv"), csv(5_000, 600));
  const entries = [0, 1, 2].map((part) => ({ name: `${part}.csv`, bytes: Buffer.from(csv(10_000 + part * 500, 200)) }));
  writeFileSync(join(watched, "tray", "c.zip"), writeZip(entries));
  const random = createSeededRandom(7);

  const rowsAtKill: number[] = [];
  for (let launch = 0; launch < kills; launch += 1)
    rowsAtKill.push((await runIntake([data, watched], random() * 900)).rows);
  expect(new Set(rowsAtKill).size).toBeGreaterThan(1);
  expect(await runIntake([data, watched])).toEqual({ rows: 2_100, ended: 3 });

  const store = orThrow(
    openSqliteBenchStore({
      file: join(data, "bench.sqlite"),
      secrets: reversingSecrets,
      clock: createVirtualClock(),
      log: createRecordingLog(),
    }),
  );
  const journal = orThrow(store.readAfter(0)).map(({ evidence }) => evidence);
  const unitsOf = (kind: string): readonly string[] =>
    journal.flatMap((evidence) => (evidence.kind === kind && "unitId" in evidence ? [evidence.unitId] : []));
  const seen = unitsOf("unitSeen");
  expect(new Set(seen).size).toBe(seen.length);
  expect(unitsOf("hardwareHashRead").toSorted()).toEqual(seen.toSorted());

  const readings = orThrow(store.ledger.readings(100));
  expect(readings.map(({ fileName, state }) => [fileName, state]).toSorted()).toEqual([
    ["a.csv", "done"],
    ["b.csv", "done"],
    ["tray/c.zip", "done"],
  ]);
  let accepted = 0;
  for (const reading of readings) {
    const page = orThrow(store.ledger.rows(reading.readingId, { choice: "all", offset: 0, limit: 2_000 }));
    expect(page.total).toBe(reading.total);
    const places = page.rows.map(({ entry, line }) => `${entry}:${line}`);
    expect(new Set(places).size).toBe(reading.total);
    const count = (outcome: string): number => page.rows.filter((row) => row.outcome === outcome).length;
    const { duplicate, refused } = reading;
    expect([count("accepted"), count("duplicate"), count("refused")]).toEqual([reading.accepted, duplicate, refused]);
    accepted += reading.accepted;
  }
  expect(seen).toHaveLength(mostUnits);
  const waiting = orThrow(store.waiting.page({ serialPrefix: "", offset: 0, limit: 5_000 }));
  expect(waiting.rows).toHaveLength(waiting.total);
  const ids = new Set([...seen, ...waiting.rows.map(({ candidate }) => candidate.newUnitId)]);
  expect([ids.size, seen.length + waiting.total]).toEqual([accepted, accepted]);
  expect(readings.reduce((sum, reading) => sum + reading.waiting, 0)).toBe(waiting.total);
  for (const { candidate } of waiting.rows)
    expect(orThrow(store.getHardwareHash(candidate.summary?.digest ?? ""))).toBeTypeOf("string");
  store.close();
  process.stdout.write(`${rowsAtKill.length} kills, at ${rowsAtKill.join(" ")} rows of 2100\n`);
});
