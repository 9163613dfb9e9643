import type { RowRepair } from "../../../../shared/domain/intake/intake-row.ts";
import { readHeader } from "../table/read-header.ts";
import type { TableRecord } from "../table/table-record.ts";
import { startsLikeHardwareHash } from "../table/value-forms.ts";
import { isBlankText } from "./clean-cell.ts";
import { namedDelimiter } from "./find-delimiter.ts";
import { followQuotes } from "./follow-quotes.ts";
import type { LineWindow } from "./line-window.ts";
import { createQuotedSpans } from "./quoted-spans.ts";
import { type SplitRecord, splitLiterally, splitRecord } from "./split-record.ts";
import { splitWholeLineCell } from "./split-whole-line-cell.ts";
import { joinWrappedHash } from "./wrapped-hash.ts";

/** Lines taken together, and what they are. */
type TakenLines = { readonly lines: number; readonly split: SplitRecord; readonly isWrapped: boolean };

/**
 * The records of a delimited text: one for every line that is not blank, unless quotes or a console ran it over several.
 * Damage stays in its record: a quote that never closes, or that would swallow other rows, is part of its value.
 */
export async function* delimitedRecords(
  window: LineWindow,
  named: string,
  fileRepairs: readonly RowRepair[],
): AsyncGenerator<TableRecord> {
  let delimiter = named;
  const spans = createQuotedSpans();

  /** Cells of the widest record before; what quotes make wider is more than one row. */
  let width = 0;

  const takeQuoted = (openAt: number): TakenLines | undefined => {
    const lines = spans.measure(window, delimiter, openAt);
    if (lines === undefined) return undefined;
    const text = Array.from({ length: lines }, (_, ahead) => window.at(ahead)?.text ?? "").join("\n");
    const split = splitRecord(text, delimiter);
    const isWider = width > 0 && split.cells.length > width;
    if (!isWider && split.cells.filter(startsLikeHardwareHash).length < 2) {
      const isWrapped = split.cells.some((cell) => startsLikeHardwareHash(cell) && cell.includes("\n"));
      return { lines, split: { ...split, cells: split.cells.map(withoutLineEnds) }, isWrapped };
    }
    spans.refuse();
    return undefined;
  };
  const takeLines = (text: string): TakenLines => {
    const { state, openAt } = text.includes('"') ? followQuotes(text, delimiter, false) : noQuotes;
    const quoted = state === "open" ? takeQuoted(openAt) : undefined;
    if (quoted !== undefined) return quoted;
    const split = state === "closed" ? splitRecord(text, delimiter) : splitLiterally(text, delimiter);
    const joined = joinWrappedHash(window, split.cells.at(-1) ?? "", delimiter);
    return joined === undefined
      ? { lines: 1, split: splitWholeLineCell(split, delimiter), isWrapped: false }
      : { lines: joined.lines, split: splitRecord(joined.text, delimiter), isWrapped: true };
  };

  for (;;) {
    // Only when it has to: waiting for nothing costs more than the rest of a record.
    if (window.isShort()) await window.fill();
    const first = window.at(0);
    if (first === undefined) return;
    if (first.tooLong) {
      yield { line: first.line, cells: [], repairs: fileRepairs, tooLong: true };
      window.drop(1);
    } else if (isBlankText(first.text)) {
      window.drop(1);
    } else if (isAboutFile(first.text)) {
      delimiter = namedDelimiter(first.text) ?? delimiter;
      window.drop(1);
    } else if (isUnderlined(window, delimiter)) {
      window.drop(2);
    } else {
      const { lines, split, isWrapped } = takeLines(first.text);
      width = Math.max(width, split.cells.length);
      window.drop(lines);
      yield {
        line: first.line,
        cells: split.cells,
        repairs: [
          ...fileRepairs,
          ...(first.hadZeros && !fileRepairs.includes("encoding") ? (["encoding"] as const) : []),
          ...(split.hadQuotes ? (["quotes"] as const) : []),
          ...(isWrapped ? (["wrappedLines"] as const) : []),
        ],
      };
    }
  }
}

const noQuotes = { state: "closed", openAt: -1 } as const;

/** Lines in which the program that wrote the file speaks of the file: the delimiter, or what PowerShell exported. */
function isAboutFile(text: string): boolean {
  return text.length <= 200 && (namedDelimiter(text) !== undefined || /^"?#TYPE [\w.]+"?[,;\t|]*$/.test(text));
}

/** Whether the next line is a console's header: its columns stand between blanks, and a line of dashes stands under it. */
function isUnderlined(window: LineWindow, delimiter: string): boolean {
  const rule = window.at(1)?.text ?? "";
  if (!rule.trimStart().startsWith("---") || !/^\s*-[-\s]*$/.test(rule)) return false;
  const { cells } = splitLiterally(window.at(0)?.text ?? "", delimiter);
  return cells.length === 1 && !cells.some(startsLikeHardwareHash) && readHeader(cells) === undefined;
}

/** A hash has none; in other values they stand for a blank. */
function withoutLineEnds(cell: string): string {
  return startsLikeHardwareHash(cell) ? cell.replaceAll(/\s+/g, "") : cell.replaceAll(/\s*\n\s*/g, " ");
}
