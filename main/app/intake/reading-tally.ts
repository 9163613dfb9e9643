import type { IntakeNote, IntakeReading, IntakeReadingRow } from "../../../shared/contract/topics/intake.ts";
import type { DetectedTable } from "../../../shared/domain/intake/intake-piece.ts";

/** Tables and notes of one file that are shown; the rest is counted. */
const mostListed = 50;

/** Columns of one table that are shown: no list of devices has as many. */
const mostColumns = 128;

/** A reading with these rows counted in: total = accepted + duplicate + refused; `waiting` of the accepted wait. */
export function withRows(reading: IntakeReading, rows: readonly IntakeReadingRow[]): IntakeReading {
  const next = { ...reading, total: reading.total + rows.length };
  for (const { outcome, grade, waits } of rows) {
    next[outcome] += 1;
    if (outcome === "accepted" && waits === true) next.waiting += 1;
    next[grade === "fine" ? "fine" : grade === "warn" ? "warned" : "blocked"] += 1;
  }
  return next;
}

/** A reading with a table found; `chosen` when a person said what its columns are. */
export function withTable(reading: IntakeReading, entry: string, table: DetectedTable): IntakeReading {
  if (reading.tables.length >= mostListed) return { ...reading, moreTables: reading.moreTables + 1 };
  const { columns, ...about } = table;
  const listed = {
    ...about,
    entry,
    columns: columns.slice(0, mostColumns).map((column) => ({ ...column, samples: [...column.samples] })),
    chosen: Object.hasOwn(reading.columns, entry),
  };
  return { ...reading, tables: [...reading.tables, listed] };
}

/** A reading with a note about an entry that gave no rows. */
export function withNote(reading: IntakeReading, note: IntakeNote): IntakeReading {
  if (reading.notes.length >= mostListed) return { ...reading, moreNotes: reading.moreNotes + 1 };
  return { ...reading, notes: [...reading.notes, note] };
}
