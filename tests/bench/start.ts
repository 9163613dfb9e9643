import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { _electron } from "@playwright/test";
import { openJournal } from "../../main/app/bench/open-journal.ts";
import { encodeState, snapshotFormatVersion } from "../../main/app/bench/snapshot-codec.ts";
import { placeFolder } from "../../main/boot/bench-place.ts";
import { slotNumber } from "../../shared/kernel/brand.ts";
import { type Measurement, quantile } from "./bench-row.ts";
import { openStore } from "./journal.ts";
import { lifeUntil, recordPattern, unitLike } from "./many-units.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const units = 5_000;
const slots = 12;
const place = { kind: "practice", scenario: "good-morning", seed: 7, speed: 40 } as const;

/** Starts the built app on the stand-in, with a new bench and with one that has 5,000 units in its journal. */
export const measureStart: Measurement = async (folder) => {
  const fresh = await startTimes((round) => userFolder(join(folder, `fresh-${round}`)));
  const full = userFolder(join(folder, "full"));
  await fillJournal(folder, full);
  const filled = await startTimes(() => full);
  return [
    { name: "start.stand-in", value: quantile(fresh, 0.5), unit: "ms", hold: 1_500 },
    { name: "start.stand-in.5000-units", value: quantile(filled, 0.5), unit: "ms", hold: 1_500 },
  ];
};

async function startTimes(folderOf: (round: number) => string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) times.push(await startOnce(folderOf(round)));
  return times;
}

/** From the launch until the board stands and its first slot can be pressed, or what to do first. */
async function startOnce(userData: string): Promise<number> {
  const startedAt = performance.now();
  const app = await _electron.launch({
    executablePath: process.env.RESEAL_EXECUTABLE ?? join(root, "build", "stand-in", "electron"),
    args: [root, `--user-data-dir=${userData}`],
    env: { ...(process.env as Record<string, string>), RESEAL_HEADLESS: "1", HOME: userData },
  });
  const page = await app.firstWindow();
  await page.locator("[data-slot], #first-step").first().waitFor();
  const ms = performance.now() - startedAt;
  process.stderr.write(`  ${Math.round(ms)} ms\n`);
  await app.close();
  return ms;
}

function userFolder(folder: string): string {
  mkdirSync(join(folder, "benches"), { recursive: true });
  writeFileSync(join(folder, "benches", "last-bench.json"), JSON.stringify(place));
  const settings = { technician: "Technician 07", theme: "light", density: "auto", scannerPrefix: "", sounds: false };
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings));
  return folder;
}

/** The journal of an order with 5,000 units as a closed app leaves it: all are shipped but the last, which fill the slots. */
async function fillJournal(folder: string, userData: string): Promise<void> {
  const pattern = await recordPattern(folder);
  const bench = join(userData, "benches", placeFolder(place));
  mkdirSync(bench, { recursive: true });
  const store = openStore(join(bench, "bench.sqlite"));
  store.append(pattern.bench);
  for (let index = 0; index < units; index += 1) {
    const rows = unitLike(pattern, index).map((row) =>
      row.kind === "unitPlaced" ? { ...row, slot: slotNumber((index % slots) + 1) } : row,
    );
    store.append(index < units - slots ? rows : lifeUntil(rows, "startConfirmed"));
  }
  const opened = openJournal(store);
  if (!opened.ok) throw new Error(opened.error.code);
  const { sequence, state } = opened.value;
  store.saveSnapshot({ sequence, formatVersion: snapshotFormatVersion, parts: encodeState(state) });
  store.close();
}
