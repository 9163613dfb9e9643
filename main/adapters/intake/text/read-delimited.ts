import type {
  ColumnChoice,
  IntakePiece,
  ReadRow,
  TextEncoding,
} from "../../../../shared/domain/intake/intake-piece.ts";
import type { RowRepair } from "../../../../shared/domain/intake/intake-row.ts";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { readTable } from "../table/read-table.ts";
import { isBlankText } from "./clean-cell.ts";
import { delimitedRecords } from "./delimited-records.ts";
import { findDelimiter, namedDelimiter } from "./find-delimiter.ts";
import { hashTextRows, isHashText } from "./hash-text-rows.ts";
import { createLineWindow, type LineWindow } from "./line-window.ts";
import { isRowForSure, looksLikeRows } from "./looks-like-rows.ts";
import { openText } from "./open-text.ts";
import { isPropertyList, propertyDelimiter, propertyRecords } from "./property-records.ts";
import { readLines } from "./read-lines.ts";

/** Where the text stands, and the columns a person chose. */
export type AboutText = { readonly entry: string; readonly choice?: ColumnChoice };

/** Lines at the beginning by which delimiter and form are found. */
const sampleLines = 60;

/** Rows are handed over so many at a time. */
const mostRows = 256;

/**
 * Reads a text with rows: columns with any delimiter and quoting, or nothing but hashes. Every record that is neither blank
 * nor a header nor a word about the file comes out as one row. A text for people, without any row, is noted and left alone.
 */
export async function* readDelimited(
  source: ByteSource,
  encoding: TextEncoding,
  about: AboutText,
): AsyncGenerator<IntakePiece> {
  const repairs: readonly RowRepair[] = encoding === "ascii" || encoding === "utf-8" ? [] : ["encoding"];
  const window = openWindow(source, encoding);
  try {
    await skipBlankLines(window);
    const lines = linesAhead(window);
    const [first] = lines;
    if (first === undefined && window.at(0) === undefined) {
      yield { kind: "noted", entry: about.entry, fileKind: "empty" };
      return;
    }
    if (isHashText(lines)) {
      const table = { kind: "hashText", encoding, columns: [], guessed: false } as const;
      yield { kind: "table", entry: about.entry, table };
      yield* inPieces(hashTextRows(window, repairs), about.entry);
      return;
    }
    if (isPropertyList(lines.slice(0, sampleLines))) {
      yield* readTable(propertyRecords(window, repairs), { ...about, encoding, delimiter: propertyDelimiter });
      return;
    }
    const delimiter = namedDelimiter(first ?? "") ?? findDelimiter(lines.slice(0, sampleLines));
    const mayBeText = about.choice === undefined && !looksLikeRows(lines.slice(0, sampleLines), delimiter);
    if (mayBeText && !(await hasAnyRow(source, encoding, delimiter))) {
      yield { kind: "noted", entry: about.entry, fileKind: "other" };
      return;
    }
    yield* readTable(delimitedRecords(window, delimiter, repairs), { ...about, encoding, delimiter });
  } finally {
    await window.close();
  }
}

function openWindow(source: ByteSource, encoding: TextEncoding): LineWindow {
  return createLineWindow(readLines(openText(source, encoding)));
}

async function skipBlankLines(window: LineWindow): Promise<void> {
  for (;;) {
    if (window.isShort()) await window.fill();
    const next = window.at(0);
    if (next === undefined || next.tooLong || !isEmptyLine(next.text)) return;
    window.drop(1);
  }
}

/** Whether a line has nothing in it, or nothing but empty cells. */
function isEmptyLine(text: string): boolean {
  return isBlankText(text) || /^[\s,;|]*$/.test(text);
}

/** The lines at hand that are not empty. */
function linesAhead(window: LineWindow): readonly string[] {
  const lines: string[] = [];
  for (let ahead = 0; ahead < Math.min(window.size(), 500); ahead += 1) {
    const text = window.at(ahead)?.text ?? "";
    if (!isEmptyLine(text)) lines.push(text);
  }
  return lines;
}

/** Whether a text that does not look like rows has a header or a hash anywhere. It is read again from its beginning. */
async function hasAnyRow(source: ByteSource, encoding: TextEncoding, delimiter: string): Promise<boolean> {
  const window = openWindow(source, encoding);
  try {
    for await (const { cells } of delimitedRecords(window, delimiter, [])) if (isRowForSure(cells)) return true;
    return false;
  } finally {
    await window.close();
  }
}

async function* inPieces(rows: AsyncIterable<ReadRow>, entry: string): AsyncGenerator<IntakePiece> {
  let piece: ReadRow[] = [];
  for await (const row of rows) {
    piece.push(row);
    if (piece.length < mostRows) continue;
    yield { kind: "rows", entry, rows: piece };
    piece = [];
  }
  if (piece.length > 0) yield { kind: "rows", entry, rows: piece };
}
