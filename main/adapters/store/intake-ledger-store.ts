import type { IntakeReading, IntakeReadingRow, RowChoice } from "../../../shared/contract/topics/intake.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { IntakeLedger } from "../../app/ports/intake-ledger.ts";
import { ledgerQueries } from "./ledger-queries.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { storeWriteFailed } from "./store-errors.ts";
import type { Guard } from "./store-guard.ts";

/**
 * The ledger in a file that has its tables. It is no evidence: a reading whose last rows a power failure took is read
 * again from its original. So nothing here waits for the disk, which would cost more than all the rest of an intake.
 */
export function createIntakeLedgerStore(connection: SqliteConnection, file: string, guard: Guard): IntakeLedger {
  const queries = ledgerQueries(connection);
  const keyOf = (readingId: string): number | undefined => queries.readKey.first(readingId)?.key;
  const countOf = (reading: number, choice: RowChoice): number => {
    const last = queries.readLast[choice].first(reading, 1)?.position;
    return last === undefined ? 0 : Number(last) + 1;
  };

  return {
    putReading: (reading) =>
      guard.writing(() => {
        const json = JSON.stringify(reading);
        connection.quickTransaction(() => queries.putReading.run(reading.readingId, reading.startedAt, json));
        return ok(undefined);
      }),
    addRows: (readingId, rows) =>
      guard.writing(() =>
        connection.quickTransaction(() => {
          const reading = keyOf(readingId);
          if (reading === undefined) return err(storeWriteFailed(file, new Error("rows of a reading not put down")));
          let number = countOf(reading, "all");
          let finding = countOf(reading, "findings");
          let refused = countOf(reading, "refused");
          for (const row of rows) {
            const isRefused = row.outcome === "refused";
            const asFinding = isRefused || hasFinding(row) ? finding++ : null;
            const asRefused = isRefused ? refused++ : null;
            queries.insertRow.run(reading, number++, asFinding, asRefused, JSON.stringify(row));
          }
          return ok(undefined);
        }),
      ),
    clearRows: (readingId) =>
      guard.writing(() => {
        const reading = keyOf(readingId);
        if (reading !== undefined) connection.quickTransaction(() => queries.clearRows.run(reading));
        return ok(undefined);
      }),
    readings: (limit) =>
      guard.reading(() => ok(Array.from(queries.readReadings.each(limit), (row) => readReading(row.json)))),
    reading: (readingId) =>
      guard.reading(() => {
        const row = queries.readReading.first(readingId);
        return ok(row === undefined ? undefined : readReading(row.json));
      }),
    rows: (readingId, { choice, offset, limit }) =>
      guard.reading(() => {
        const reading = keyOf(readingId);
        if (reading === undefined) return ok({ rows: [], total: 0 });
        const page = queries.readRows[choice].each(reading, offset, offset + limit);
        return ok({ rows: Array.from(page, (row) => readRow(row.json)), total: countOf(reading, choice) });
      }),
  };
}

function hasFinding(row: IntakeReadingRow): boolean {
  return row.grade !== "fine" || row.findings.length > 0;
}

/** The texts are this file's own: only `putReading` and `addRows` write them. Readings from before rows could wait say nothing of it. */
function readReading(json: string): IntakeReading {
  return { waiting: 0, ...JSON.parse(json) };
}

function readRow(json: string): IntakeReadingRow {
  return JSON.parse(json);
}
