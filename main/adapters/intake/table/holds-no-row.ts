import type { TableRecord } from "./table-record.ts";
import { startsLikeHardwareHash } from "./value-forms.ts";

/**
 * Whether a record is none: cells without anything in them, as spreadsheets leave them behind the last row, the line under a
 * console's header, or a comment.
 */
export function holdsNoRow({ cells, tooLong }: TableRecord): boolean {
  if (tooLong === true) return false;
  return cells.every((cell) => cell === "" || isRule(cell)) || isComment(cells);
}

function isRule(cell: string): boolean {
  return cell.startsWith("---") && /^-[-\s]*$/.test(cell);
}

/** A mark and words: a serial number may begin with the mark, too. */
function isComment(cells: readonly string[]): boolean {
  const first = cells[0] ?? "";
  return first.startsWith("#") && /^#+\s+\p{L}/u.test(first) && !cells.some(startsLikeHardwareHash);
}
