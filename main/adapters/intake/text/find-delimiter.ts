import { readHeader } from "../table/read-header.ts";
import { startsLikeHardwareHash } from "../table/value-forms.ts";
import { splitRecord } from "./split-record.ts";

/** What separates cells, the likeliest first. */
export const delimiters = [",", ";", "\t", "|"] as const;

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
    const { cells } = splitRecord(line, delimiter);
    if (cells.length > 1) {
      if (cells.length === last) score += 1;
      if (cells.some(startsLikeHardwareHash)) score += 4;
      else if (readHeader(cells) !== undefined) score += 8;
      score += 1;
    }
    last = cells.length;
  }
  return score;
}
