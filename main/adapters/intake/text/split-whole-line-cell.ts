import { startsLikeHardwareHash } from "../table/value-forms.ts";
import { delimiters } from "./delimiters.ts";
import { splitAroundHash } from "./split-around-hash.ts";
import { type SplitRecord, splitRecord } from "./split-record.ts";

/**
 * Splits once more when one cell holds a whole row: a spreadsheet that took the file apart by another delimiter quoted each
 * line, and files put together by hand have lines with a delimiter of their own.
 */
export function splitWholeLineCell(split: SplitRecord, delimiter: string): SplitRecord {
  const filled = split.cells.filter((cell) => cell !== "");
  const whole = filled[0];
  if (filled.length !== 1 || whole === undefined || whole.length < 3) return split;
  for (const candidate of [delimiter, ...delimiters]) {
    if (!whole.includes(candidate)) continue;
    const inner = splitRecord(whole, candidate);
    const isRow = inner.cells.length > 2 || inner.cells.some(startsLikeHardwareHash);
    if (isRow && inner.cells.length > 1) return { cells: inner.cells, hadQuotes: split.hadQuotes || inner.hadQuotes };
  }
  const cells = startsLikeHardwareHash(whole) ? undefined : splitAroundHash(whole);
  return cells === undefined ? split : { cells, hadQuotes: split.hadQuotes };
}
