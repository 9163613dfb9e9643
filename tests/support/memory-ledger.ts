import type { IntakeLedger } from "../../main/app/ports/intake-ledger.ts";
import type { IntakeReading, IntakeReadingRow, RowChoice } from "../../shared/contract/topics/intake.ts";
import { appError } from "../../shared/kernel/app-error.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { err, ok } from "../../shared/kernel/result.ts";

/** Whether the store behind a ledger can be used at the moment. */
type Usable = { readonly canRead: () => boolean; readonly canWrite: () => boolean };

const always: Usable = { canRead: () => true, canWrite: () => true };

/** The ledger without a file, for tests of what lies above it. */
export function createMemoryLedger(usable: Usable = always): IntakeLedger {
  const kept = new Map<string, { reading: IntakeReading; rows: IntakeReadingRow[] }>();
  const reading = <T>(work: () => T): Result<T> =>
    usable.canRead() ? ok(work()) : err(appError("unavailable", "store.unreadable", { reason: "other" }));
  const writing = (work: () => boolean): Result<void> =>
    usable.canWrite() && work()
      ? ok(undefined)
      : err(appError("unavailable", "store.writeFailed", { reason: "other" }));

  return {
    putReading: (next) =>
      writing(() => {
        const copy: IntakeReading = JSON.parse(JSON.stringify(next));
        kept.set(copy.readingId, { reading: copy, rows: kept.get(copy.readingId)?.rows ?? [] });
        return true;
      }),
    addRows: (readingId, rows) =>
      writing(() => {
        const copy: readonly IntakeReadingRow[] = JSON.parse(JSON.stringify(rows));
        kept.get(readingId)?.rows.push(...copy);
        return kept.has(readingId);
      }),
    clearRows: (readingId) =>
      writing(() => {
        kept.get(readingId)?.rows.splice(0);
        return true;
      }),
    readings: (limit) =>
      reading(() =>
        [...kept.values()]
          .map((item) => item.reading)
          .reverse()
          .sort((left, right) => right.startedAt - left.startedAt)
          .slice(0, limit),
      ),
    reading: (readingId) => reading(() => kept.get(readingId)?.reading),
    rows: (readingId, { choice, offset, limit }) =>
      reading(() => {
        const chosen = (kept.get(readingId)?.rows ?? []).filter((row) => isChosen(row, choice));
        return { rows: chosen.slice(offset, offset + limit), total: chosen.length };
      }),
  };
}

function isChosen(row: IntakeReadingRow, choice: RowChoice): boolean {
  const isRefused = row.outcome === "refused";
  if (choice === "refused") return isRefused;
  return choice === "all" || isRefused || row.grade !== "fine" || row.findings.length > 0;
}
