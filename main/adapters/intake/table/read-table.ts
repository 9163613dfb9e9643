import type { ColumnChoice, IntakePiece, ReadRow } from "../../../../shared/domain/intake/intake-piece.ts";
import { type ColumnPlan, type HeaderLine, planColumns } from "./column-plan.ts";
import { describeTable, type TableText } from "./describe-table.ts";
import { holdsNoRow } from "./holds-no-row.ts";
import { type Header, readHeader } from "./read-header.ts";
import { readRows } from "./read-rows.ts";
import type { TableRecord } from "./table-record.ts";
import { startsLikeHardwareHash } from "./value-forms.ts";

/** Where a table stands, how its text is written, and the columns a person chose. */
export type AboutTable = TableText & { readonly entry: string; readonly choice?: ColumnChoice };

/** Rows are handed over so many at a time, and sooner when they are long. */
const mostRows = 256;
const mostCharacters = 512 * 1024;

/** Records that are looked at before the columns are settled. */
const sampleRecords = 64;
const sampleCharacters = 1024 * 1024;

/**
 * Makes rows of a table's records: finds the header, works out the columns, and gives for every record that is no header
 * one row, or one for each of its hashes. A header that comes again is passed over; one with other columns begins a table of its own.
 */
export async function* readTable(records: AsyncIterable<TableRecord>, about: AboutTable): AsyncGenerator<IntakePiece> {
  let header: HeaderLine | undefined;
  let plan: ColumnPlan | undefined;
  let sample: TableRecord[] = [];
  let rows: ReadRow[] = [];
  let weight = 0;

  const takeRows = (): IntakePiece => {
    const piece: IntakePiece = { kind: "rows", entry: about.entry, rows };
    rows = [];
    weight = 0;
    return piece;
  };
  /** Settles the columns; then the sample's records become rows. */
  function* settle(): Generator<IntakePiece> {
    const settled = planColumns(header, sample, about.choice);
    yield { kind: "table", entry: about.entry, table: describeTable(settled, sample, about) };
    plan = settled;
    const early = sample;
    sample = [];
    weight = 0;
    for (const record of early) yield* take(record, settled);
  }
  function* take(record: TableRecord, settled: ColumnPlan): Generator<IntakePiece> {
    rows.push(...readRows(record, settled));
    weight += weightOf(record);
    if (rows.length >= mostRows || weight > mostCharacters) yield takeRows();
  }

  for await (const record of records) {
    const found = readHeader(record.cells);
    if (found === undefined) {
      if (holdsNoRow(record)) continue;
      if (plan === undefined) {
        sample.push(record);
        weight += weightOf(record);
        if (sample.length >= sampleRecords || weight > sampleCharacters) yield* settle();
      } else {
        yield* take(record, plan);
      }
      continue;
    }
    if (header !== undefined && hasSameColumns(header.header, found)) continue;
    // What stands before a first header belongs to it, unless it is rows already.
    const isTable = header !== undefined || sample.some(({ cells }) => cells.some(startsLikeHardwareHash));
    if (plan === undefined && isTable) yield* settle();
    if (rows.length > 0) yield takeRows();
    header = { header: found, line: record.line };
    plan = undefined;
  }
  if (plan === undefined && (header !== undefined || sample.length > 0)) yield* settle();
  if (rows.length > 0) yield takeRows();
}

function hasSameColumns(one: Header, other: Header): boolean {
  return one.titles.length === other.titles.length && JSON.stringify(one.places) === JSON.stringify(other.places);
}

function weightOf({ cells }: TableRecord): number {
  return cells.reduce((sum, cell) => sum + cell.length + 16, 0);
}
