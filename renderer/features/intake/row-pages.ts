import type { IntakeReading, IntakeReadingRow, RowChoice } from "../../../shared/contract/topics/intake.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { BenchClient } from "../../client/bench-client.ts";

/** Rows on one page: a file may have a hundred thousand. */
export const rowsPerPage = 200;

/** A row with the file that it stands in. `key` names it among all rows of all files. */
export type RowOfFile = { readonly key: string; readonly fileName: string; readonly row: IntakeReadingRow };

/** A stretch of one file's rows. */
export type PagePart = {
  readonly readingId: string;
  readonly fileName: string;
  readonly offset: number;
  readonly limit: number;
};

/** How many rows of a choice a file has. A refused row counts as a finding, and every finding warns or blocks. */
export function rowCount(reading: IntakeReading, choice: RowChoice): number {
  if (choice === "all") return reading.total;
  return choice === "refused" ? reading.refused : reading.warned + reading.blocked;
}

/** Which stretches make up a page (from 0) when the files' rows are laid end to end. */
export function partsOfPage(readings: readonly IntakeReading[], choice: RowChoice, page: number): readonly PagePart[] {
  const parts: PagePart[] = [];
  let skip = page * rowsPerPage;
  let left = rowsPerPage;
  for (const reading of readings) {
    const count = rowCount(reading, choice);
    const limit = Math.min(left, count - skip);
    if (limit > 0) {
      parts.push({ readingId: reading.readingId, fileName: reading.fileName, offset: skip, limit });
      left -= limit;
    }
    skip = Math.max(0, skip - count);
    if (left === 0) break;
  }
  return parts;
}

/** Reads the rows of a page, file by file. */
export async function readPage(
  client: BenchClient,
  choice: RowChoice,
  parts: readonly PagePart[],
): Promise<Result<readonly RowOfFile[]>> {
  const rows: RowOfFile[] = [];
  for (const { readingId, fileName, offset, limit } of parts) {
    const answer = await client.call("intake.rows", { readingId, choice, offset, limit });
    if (!answer.ok) return answer;
    rows.push(...answer.value.rows.map((row, index) => ({ key: `${readingId} ${offset + index}`, fileName, row })));
  }
  return ok(rows);
}
