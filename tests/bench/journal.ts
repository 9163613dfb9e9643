import { join } from "node:path";
import { openSqliteBenchStore, type SqliteBenchStore } from "../../main/adapters/store/open-sqlite-bench-store.ts";
import { openJournal } from "../../main/app/bench/open-journal.ts";
import { encodeState, snapshotFormatVersion } from "../../main/app/bench/snapshot-codec.ts";
import { emptyBenchState } from "../../shared/domain/bench/bench-state.ts";
import { evolve } from "../../shared/domain/bench/evolve.ts";
import type { Evidence } from "../../shared/domain/evidence/evidence.ts";
import { evidenceId } from "../../shared/kernel/brand.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { createRecordingLog } from "../support/recording-log.ts";
import { reversingSecrets } from "../support/reversing-secrets.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";
import { type Measurement, quantile, timed } from "./bench-row.ts";
import { recordPattern, unitLike } from "./many-units.ts";

const batch = 1_000;

/** Appends real rows in durable batches of a thousand. */
export const measureAppend: Measurement = async (folder) => {
  const pattern = await recordPattern(folder);
  const rows = Array.from({ length: 2_000 }, (_, index) => unitLike(pattern, index)).flat();
  const store = openStore(join(folder, "append.sqlite"));
  const perSecond: number[] = [];
  for (let from = 0; from + batch <= rows.length; from += batch) {
    const ms = timed(() => value(store.append(rows.slice(from, from + batch))));
    perSecond.push((batch / ms) * 1_000);
  }
  store.close();
  return [
    { name: "journal.append", value: quantile(perSecond, 0.5), unit: "evidence/s", hold: 20_000, better: "more" },
  ];
};

/** Opens a journal of a million rows about 5,000 units whose snapshot is as old as it gets. */
export const measureOpening: Measurement = async (folder) => {
  const pattern = await recordPattern(folder);
  const file = join(folder, "million.sqlite");
  const store = openStore(file);
  let state = emptyBenchState;
  const append = (rows: readonly Evidence[]): number => {
    for (const row of rows) state = evolve(state, row);
    return value(store.append(rows));
  };
  let sequence = append(pattern.bench);
  for (let index = 0; index < 5_000; index += 1) sequence = append(unitLike(pattern, index));
  const signals = pattern.unit.filter((row) => row.kind === "flowSignalsSeen");
  const running = [0, 1, 2, 3, 4].flatMap((index) => unitLike(pattern, index).slice(0, 1));
  let snapshotAt = 0;
  while (sequence < 1_000_000) {
    // The snapshot is kept every 5,000 rows: this one has nearly as many after it.
    if (snapshotAt === 0 && sequence >= 995_000) {
      snapshotAt = sequence;
      value(store.saveSnapshot({ sequence, formatVersion: snapshotFormatVersion, parts: encodeState(state) }));
    }
    const first = sequence;
    const news = Array.from({ length: batch }, (_, offset): Evidence => {
      const row = signals[offset % signals.length];
      const unit = running[offset % running.length];
      if (row === undefined || unit === undefined) throw new Error("The recorded unit has no signals");
      return { ...row, unitId: unit.unitId, id: evidenceId(`fill-${first + offset}`) };
    });
    sequence = append(news);
    if (sequence % 100_000 < batch) process.stderr.write(`  ${sequence} rows\n`);
  }
  store.close();
  const openMs = [0, 1, 2].map(() =>
    timed(() => {
      const again = openStore(file);
      const opened = value(openJournal(again));
      if (opened.sequence < 1_000_000 || opened.state.units.size < 5_000) throw new Error("Not everything was opened");
      again.close();
    }),
  );
  return [{ name: "journal.open-1m", value: quantile(openMs, 0.5), unit: "ms", hold: 1_000 }];
};

/** A store as the product opens it. */
export function openStore(file: string): SqliteBenchStore {
  const log = createRecordingLog();
  return value(openSqliteBenchStore({ file, secrets: reversingSecrets, clock: createVirtualClock(), log }));
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.cause ?? ""}`);
  return result.value;
}
