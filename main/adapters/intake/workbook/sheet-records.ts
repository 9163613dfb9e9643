import type { TableRecord } from "../table/table-record.ts";
import { cleanCell } from "../text/clean-cell.ts";
import { cellDate } from "./cell-text.ts";

/** A value as the library hands it over; its own types name the class of dates where it means a date. */
export type LibraryCell = string | boolean | Date | null | undefined;

/** A sheet's rows as records of a table, counted as Excel counts them; rows without any value are left out. */
export async function* sheetRecords(rows: readonly (readonly LibraryCell[])[]): AsyncGenerator<TableRecord> {
  for (const [index, row] of rows.entries()) {
    const cells = row.map((cell) => cleanCell(cellText(cell)));
    if (cells.every(({ text }) => text === "")) continue;
    yield {
      line: index + 1,
      cells: cells.map(({ text }) => text),
      repairs: cells.some(({ hadQuotes }) => hadQuotes) ? ["quotes"] : [],
    };
  }
}

function cellText(cell: LibraryCell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return cell;
  return typeof cell === "boolean" ? String(cell).toUpperCase() : cellDate(cell);
}
