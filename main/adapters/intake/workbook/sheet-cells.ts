import { EntryFailure } from "../entry-failure.ts";

/** Excel's own borders of a sheet. */
const lastRow = 1_048_576;
const lastColumn = 16_384;

const rowOrCell = /<(?:[\w.-]+:)?(row|c)(?=[\s/>])([^<>]*)>/g;
const address = /\sr\s*=\s*["']([A-Za-z]{0,3})(\d{1,7})["']/;

/**
 * Rows times columns of a sheet, which is what it takes in memory once it is read: a few bytes can name a cell a million rows
 * away. Throws `EntryFailure` for what is no sheet.
 */
export function sheetCells(xml: string): number {
  // What reads the sheet later fails in a way nobody can catch when there is none.
  if (!/<(?:[\w.-]+:)?sheetData[\s/>]/.test(xml)) throw new EntryFailure("damaged", { format: "xlsx" });
  let rows = 1;
  let columns = 1;
  for (const [, , attributes = ""] of xml.matchAll(rowOrCell)) {
    const found = address.exec(attributes);
    if (found === null) {
      if (/\sr\s*=/.test(attributes)) throw new EntryFailure("damaged", { format: "xlsx" });
      continue;
    }
    rows = Math.max(rows, Number(found[2]));
    // An empty cell takes no place, wherever it is: whole rows are formatted up to the last column.
    if (!attributes.endsWith("/")) columns = Math.max(columns, columnOf(found[1] ?? ""));
  }
  if (rows > lastRow || columns > lastColumn) throw new EntryFailure("damaged", { format: "xlsx" });
  return rows * columns;
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
