import { parse } from "csv-parse/sync";
import { cleanCell } from "./clean-cell.ts";
import { closingQuote } from "./follow-quotes.ts";

/** A record's cells, cleaned, and whether values stood in quotes. */
export type SplitRecord = { readonly cells: readonly string[]; readonly hadQuotes: boolean };

/** Cells beyond are left out: no table of devices is that wide. */
export const mostCells = 512;

/** Takes a record apart whose quotes are closed. It may run over several lines, joined by `\n`. */
export function splitRecord(text: string, delimiter: string): SplitRecord {
  if (!text.includes('"')) return splitLiterally(text, delimiter);
  const simple = splitSimple(text, delimiter);
  if (simple !== undefined) return cleaned(simple.cells, simple.hadQuotes);
  const parsed = parseRecord(text, delimiter);
  return parsed === undefined ? splitLiterally(text, delimiter) : cleaned(parsed, true);
}

/** Takes a line apart in which quotes mean nothing, or never close. */
export function splitLiterally(text: string, delimiter: string): SplitRecord {
  return cleaned(text.split(delimiter, mostCells), false);
}

function cleaned(raw: readonly string[], hadQuotes: boolean): SplitRecord {
  const cells = raw.map(cleanCell);
  return { cells: cells.map(({ text }) => text), hadQuotes: hadQuotes || cells.some((cell) => cell.hadQuotes) };
}

/**
 * The common case, a hundred times faster than a parser that looks at every character: each value stands whole in quotes, or
 * does not begin with one. Undefined for anything else.
 */
function splitSimple(text: string, delimiter: string): SplitRecord | undefined {
  const cells: string[] = [];
  let hadQuotes = false;
  for (let at = 0; cells.length < mostCells; ) {
    const isQuoted = text.charAt(at) === '"';
    const close = isQuoted ? closingQuote(text, at + 1) : -1;
    if (isQuoted && close < 0) return undefined;
    const next = text.indexOf(delimiter, isQuoted ? close : at);
    const end = next < 0 ? text.length : next;
    const cell = isQuoted ? text.slice(at + 1, close).replaceAll('""', '"') : text.slice(at, end);
    // Blanks around quotes, and what stands behind a closing one, are the parser's business.
    if (isQuoted ? close + 1 !== end : /^\s+"/.test(cell)) return undefined;
    hadQuotes ||= isQuoted;
    cells.push(cell);
    if (next < 0) break;
    at = next + 1;
  }
  return { cells, hadQuotes };
}

/** The cells as a full parser finds them; undefined when it does not see one record. */
function parseRecord(text: string, delimiter: string): readonly string[] | undefined {
  try {
    const records = parse(text, {
      delimiter,
      record_delimiter: "\n",
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
    });
    return records.length === 1 ? records[0]?.slice(0, mostCells) : undefined;
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && String(thrown.code).startsWith("CSV_")) return undefined;
    throw thrown;
  }
}
