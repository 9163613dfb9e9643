import { parse } from "csv-parse/sync";

/** One record of a delimited file: where it starts (line from 1) and its cells, cleaned of what programs put around them. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

const delimiters = [",", ";", "\t"] as const;

/** Reads every record that is not a blank line. Never throws, whatever the text is. */
export function readCsvRecords(text: string): readonly CsvRecord[] {
  // One kind of line end, so that lines are counted as an editor counts them also within quotes.
  const lines = text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
  // Excel's own first line names the delimiter; its place is kept for the count.
  const named = /^sep=(.)(?=\n)/.exec(lines)?.[1];
  const body = named === undefined ? lines : lines.slice(5);
  const delimiter = named ?? findDelimiter(lines);
  // Where nothing is quoted, a record is a line; collection scripts write so, and these files are the large ones.
  if (!body.includes('"')) return splitRecords(body, delimiter);
  return parseRecords(body, delimiter, '"') ?? parseRecords(body, delimiter, null) ?? [];
}

function splitRecords(text: string, delimiter: string): readonly CsvRecord[] {
  return text
    .split("\n")
    .map((line, index) => ({ line: index + 1, cells: line.split(delimiter).map(cleanCell) }))
    .filter(hasContent);
}

function hasContent({ cells }: CsvRecord): boolean {
  return cells.length > 1 || cells[0] !== "";
}

/** Parses; undefined when a quote that is never closed would swallow the rest of the file. */
function parseRecords(text: string, delimiter: string, quote: '"' | null): readonly CsvRecord[] | undefined {
  const lastLines: number[] = [];
  const onRecord = (cells: string[], { lines }: { readonly lines: number }): string[] => {
    lastLines.push(lines);
    return cells;
  };
  const lenient = { relax_quotes: true, relax_column_count: true, skip_empty_lines: true };
  try {
    return parse(text, { ...lenient, delimiter, quote, record_delimiter: "\n", on_record: onRecord })
      .map((cells, index) => ({ line: (lastLines[index] ?? 0) - lineEndsIn(cells), cells: cells.map(cleanCell) }))
      .filter(hasContent);
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && String(thrown.code).startsWith("CSV_")) return undefined;
    throw thrown;
  }
}

/** How many lines a record runs on beyond its first. */
function lineEndsIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}

/** The delimiter that occurs most often in the first line with text; a comma when none does. */
function findDelimiter(text: string): string {
  const line = /[^\n]*\S[^\n]*/.exec(text)?.[0] ?? "";
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** Takes off blanks, zero-width characters, quotes, and a spreadsheet's `="…"` around a value. */
function cleanCell(cell: string): string {
  const bare = cell.replaceAll(/^[\s\u200B-\u200D\u2060\uFEFF]+|[\s\u200B-\u200D\u2060\uFEFF]+$/g, "");
  const quoted = /^=?(["'\u201C\u201D])([\s\S]*)["'\u201C\u201D]$/.exec(bare);
  return quoted?.[2] === undefined ? bare : quoted[2].trim();
}
