import { readHeader } from "../table/read-header.ts";
import { startsLikeHardwareHash } from "../table/value-forms.ts";
import { splitRecord } from "./split-record.ts";

/** Serial numbers are not longer. */
const longestSerial = 40;

/**
 * Whether lines are rows of a table, or a list of serial numbers, and not a text for people. Rows have as many cells as others;
 * one header or hash among them is enough.
 */
export function looksLikeRows(lines: readonly string[], delimiter: string): boolean {
  const widths = new Map<number, number>();
  let serials = 0;
  for (const line of lines) {
    const { cells } = splitRecord(line, delimiter);
    if (isRowForSure(cells)) return true;
    if (cells.length > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    else if (isSerial(cells[0] ?? "")) serials += 1;
  }
  return Math.max(serials, ...widths.values()) * 2 > lines.length;
}

/** Whether a record is a header, or has a hash. */
export function isRowForSure(cells: readonly string[]): boolean {
  return cells.some(startsLikeHardwareHash) || readHeader(cells) !== undefined;
}

function isSerial(cell: string): boolean {
  return cell.length <= longestSerial && /^[A-Za-z0-9._-]+$/.test(cell) && /\d/.test(cell);
}
