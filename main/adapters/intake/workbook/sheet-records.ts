import type { TableRecord } from "../table/table-record.ts";
import { cleanCell } from "../text/clean-cell.ts";

/** A sheet's rows as records of a table, counted as Excel counts them; rows without any value are left out. */
export async function* sheetRecords(rows: readonly (readonly string[])[]): AsyncGenerator<TableRecord> {
  for (const [index, row] of rows.entries()) {
    const cells = row.map(cleanCell);
    if (cells.every(({ text }) => text === "")) continue;
    yield {
      line: index + 1,
      cells: cells.map(({ text }) => text),
      repairs: cells.some(({ hadQuotes }) => hadQuotes) ? ["quotes"] : [],
    };
  }
}
