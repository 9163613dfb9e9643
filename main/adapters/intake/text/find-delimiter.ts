import { readHeader } from "../table/read-header.ts";
import { startsLikeHardwareHash } from "../table/value-forms.ts";
import { delimiters } from "./delimiters.ts";
import { splitRecord } from "./split-record.ts";
import { splitWholeLineCell } from "./split-whole-line-cell.ts";

/** The delimiter that makes most sense of the lines: headers and hashes count more than even rows. A comma when none does. */
export function findDelimiter(lines: readonly string[]): string {
  let best = { delimiter: delimiters[0] as string, score: 0 };
  for (const delimiter of delimiters) {
    const score = scoreOf(lines, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The delimiter a spreadsheet's own first line names (`sep=;`); undefined for other lines. */
export function namedDelimiter(line: string): string | undefined {
  return line.length > 40 ? undefined : /^\s*"?sep=([,;\t|:^~])"?[,;\t|\s]*$/i.exec(line)?.[1];
}

function scoreOf(lines: readonly string[], delimiter: string): number {
  let score = 0;
  let last = 0;
  for (const line of lines) {
    const split = splitRecord(line, delimiter);
    const { cells } = split.cells.length > 1 ? splitWholeLineCell(split, delimiter) : split;
    if (cells.length > 1) {
      if (cells.length === last) score += 1;
      const hash = cells.find(startsLikeHardwareHash);
      // What another delimiter left behind a hash shows that this is not the one.
      if (hash !== undefined) score += /[A-Za-z0-9+/=]$/.test(hash) ? 4 : 1;
      else if (readHeader(cells) !== undefined) score += 8;
      score += 1;
    }
    last = cells.length;
  }
  return score;
}
