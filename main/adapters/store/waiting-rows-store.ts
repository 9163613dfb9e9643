import { hash } from "node:crypto";
import { serialKey } from "../../../shared/domain/intake/same-unit.ts";
import { factsOf, type IntakeCandidate } from "../../../shared/domain/intake/sort-candidates.ts";
import { unitWaitingKey, waitingKeys } from "../../../shared/domain/intake/waiting-keys.ts";
import { normaliseSerial } from "../../../shared/domain/unit/normalise-serial.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { WaitingRow, WaitingRows } from "../../app/ports/waiting-rows.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { storeWriteFailed } from "./store-errors.ts";
import type { Guard } from "./store-guard.ts";
import { waitingQueries } from "./waiting-queries.ts";

const digestBytes = 16;
/** Rows under one key that are told of: a serial number that more devices share names none of them. */
const mostUnderKey = 16;
/** Behind every text that begins like another. */
const afterAll = "\u{10ffff}";

/** Waiting rows in a file that has their tables. Like the ledger's, their transactions do not wait for the disk. */
export function createWaitingRowsStore(connection: SqliteConnection, file: string, guard: Guard): WaitingRows {
  const queries = waitingQueries(connection);
  const rowWith = (key: number): WaitingRow | undefined => {
    const row = queries.readRow.first(key);
    return row === undefined ? undefined : readRow(row.json);
  };
  const rowOfUnit = (unitId: string): number | undefined =>
    queries.rowsUnder.first(digestOf(unitWaitingKey(unitId)), 1)?.row;

  /** The readings' numbers; undefined when one of them was never put. */
  const readingKeys = (rows: readonly WaitingRow[]): ReadonlyMap<string, number> | undefined => {
    const readings = new Map<string, number>();
    for (const readingId of new Set(rows.map((row) => row.readingId))) {
      const key = queries.readingKey.first(readingId)?.key;
      if (key === undefined) return undefined;
      readings.set(readingId, key);
    }
    return readings;
  };

  /** Takes a row's keys away and answers the row. */
  const forgetKeys = (row: number): WaitingRow | undefined => {
    const before = rowWith(row);
    if (before !== undefined)
      for (const key of waitingKeys(before.candidate)) queries.deleteKey.run(digestOf(key), row);
    return before;
  };

  /** Puts one row down and answers its number. */
  const putRow = (waiting: WaitingRow, reading: number, known: number | undefined): number => {
    const serial = serialOf(waiting.candidate);
    if (known === undefined) return Number(queries.insertRow.first(reading, serial, JSON.stringify(waiting))?.key);
    const { readingId, fileName } = forgetKeys(known) ?? waiting;
    queries.updateRow.run(serial, JSON.stringify({ ...waiting, readingId, fileName }), known);
    return known;
  };

  return {
    put: (rows) =>
      guard.writing(
        (): Result<number> =>
          connection.quickTransaction(() => {
            const readings = readingKeys(rows);
            if (readings === undefined) return err(storeWriteFailed(file, new Error("rows of a reading not put down")));
            let added = 0;
            const keys: { readonly digest: Buffer; readonly row: number }[] = [];
            // One that comes twice is put once: its keys are written last, so that it would not be found before.
            const newest = new Map(rows.map((row) => [row.candidate.newUnitId, row]));
            for (const waiting of newest.values()) {
              const known = rowOfUnit(waiting.candidate.newUnitId);
              if (known === undefined) added += 1;
              const row = putRow(waiting, readings.get(waiting.readingId) ?? 0, known);
              for (const key of waitingKeys(waiting.candidate)) keys.push({ digest: digestOf(key), row });
            }
            // In the order of the index: rows that come together then touch each of its pages once.
            keys.sort((left, right) => left.digest.compare(right.digest));
            for (const { digest, row } of keys) queries.insertKey.run(digest, row);
            return ok(added);
          }),
      ),
    remove: (unitIds) =>
      guard.writing(() =>
        connection.quickTransaction(() => {
          const rows = new Set(unitIds.flatMap((unitId) => rowOfUnit(unitId) ?? []));
          for (const row of rows) {
            forgetKeys(row);
            queries.deleteRow.run(row);
          }
          return ok(rows.size);
        }),
      ),
    under: (keys) =>
      guard.reading(() => {
        const found = new Map<string, readonly WaitingRow[]>();
        for (const key of keys) {
          const rows = Array.from(queries.rowsUnder.each(digestOf(key), mostUnderKey), ({ row }) => row);
          if (rows.length > 0)
            found.set(
              key,
              rows.flatMap((row) => rowWith(row) ?? []),
            );
        }
        return ok(found);
      }),
    page: ({ serialPrefix, offset, limit }) =>
      guard.reading(() => {
        const from = normaliseSerial(serialPrefix);
        const isAll = from === "";
        const page = isAll
          ? queries.page.each(limit, offset)
          : queries.pageFrom.each(from, from + afterAll, limit, offset);
        const total = isAll ? queries.count.first() : queries.countFrom.first(from, from + afterAll);
        return ok({ rows: Array.from(page, ({ json }) => readRow(json)), total: Number(total?.rows ?? 0) });
      }),
    count: (readingId) =>
      guard.reading(() => {
        const counted = readingId === undefined ? queries.count.first() : queries.countOf.first(readingId);
        return ok(Number(counted?.rows ?? 0));
      }),
  };
}

/** The serial number a row is listed by; empty for none. */
function serialOf(candidate: IntakeCandidate): string {
  return serialKey(factsOf(candidate).serialNumber) ?? serialKey(candidate.listed.serialNumber) ?? "";
}

function digestOf(key: string): Buffer {
  return hash("sha256", key, "buffer").subarray(0, digestBytes);
}

/** The texts are this file's own: only `put` writes them. */
function readRow(json: string): WaitingRow {
  return JSON.parse(json);
}
