import { startsLikeHardwareHash } from "../table/value-forms.ts";
import { closingQuote, followQuotes } from "./follow-quotes.ts";
import { type LineWindow, mostRecordCharacters, mostRecordLines } from "./line-window.ts";

/** Finds out over how many lines a quoted record runs. */
export type QuotedSpans = {
  /**
   * Lines of the record that begins with the next line, which leaves the quote at `openAt` open; undefined when it never
   * closes, or when there are rows within.
   */
  readonly measure: (window: LineWindow, delimiter: string, openAt: number) => number | undefined;
  /** Says that what was measured is more than one row: no record reaches to its end. */
  readonly refuse: () => void;
};

/**
 * What a look ahead from line `from` found out about the lines behind it, as far as `until`: that none of them closes the
 * quote, or that the last one closes it, or closes it in the middle of a value. `lastRow` is the last of them that is a row.
 */
type LookAhead = {
  readonly from: number;
  readonly until: number;
  readonly end: "open" | "closed" | "malformed";
  readonly lastRow: number;
};

/**
 * Makes a measure that remembers how far it looked, so that a file in which every line leaves a quote open is looked through
 * once and not once for every line.
 */
export function createQuotedSpans(): QuotedSpans {
  let known: LookAhead = { from: 0, until: 0, end: "open", lastRow: 0 };

  const measure = (window: LineWindow, delimiter: string, openAt: number): number | undefined => {
    const next = window.at(0);
    if (next === undefined || isRow(next.text.slice(openAt + 1), delimiter)) return undefined;
    const first = next.line;
    // Lines between that were looked at from within quotes then are looked at from within quotes now.
    if (first < known.from || first >= known.until) known = { from: first, until: first, end: "open", lastRow: 0 };
    if (known.end === "open") known = lookFurther(window, delimiter, first, known);
    return known.end === "closed" && known.lastRow <= first ? known.until - first + 1 : undefined;
  };
  const refuse = (): void => {
    known = { ...known, lastRow: known.until };
  };
  return { measure, refuse };
}

function lookFurther(window: LineWindow, delimiter: string, first: number, known: LookAhead): LookAhead {
  let { until, lastRow } = known;
  let characters = 0;
  for (let ahead = 0; ahead <= until - first; ahead += 1) characters += window.at(ahead)?.text.length ?? 0;
  while (until - first + 1 < mostRecordLines && characters <= mostRecordCharacters) {
    const line = window.at(until - first + 1);
    if (line === undefined) break;
    until = line.line;
    const state = line.tooLong ? "malformed" : followQuotes(line.text, delimiter, true).state;
    if (isRow(line.text, delimiter)) lastRow = until;
    if (state !== "open") return { from: first, until, end: state, lastRow };
    characters += line.text.length;
  }
  return { from: first, until, end: "open", lastRow };
}

/** Whether what stands within the quotes is a row: then a quote was lost, and each line is a record of its own. */
function isRow(text: string, delimiter: string): boolean {
  const close = closingQuote(text, 0);
  const cells = (close < 0 ? text : text.slice(0, close)).split(delimiter, 4);
  return cells.length > 2 || (cells.length === 2 && cells.some((cell) => startsLikeHardwareHash(cell)));
}
