import type { ReadRow } from "../../../shared/domain/intake/intake-piece.ts";
import { type JudgeContext, type JudgedRow, judgeIntakeRow } from "../../../shared/domain/intake/judge-intake-row.ts";
import type { Turns } from "../ports/turns.ts";

/** A judged row and where it stood. */
export type PlacedRow = { readonly entry: string; readonly row: JudgedRow };

/** Rows that are judged between two looks at the clock: about a millisecond's worth. */
const rowsAtOnce = 16;

/** Judges the rows of a piece; what was refused by the reader stays so. Gives way to other work in between. */
export async function judgeRows(
  turns: Turns,
  context: JudgeContext,
  entry: string,
  rows: readonly ReadRow[],
): Promise<readonly PlacedRow[]> {
  const judged: PlacedRow[] = [];
  for (const read of rows) {
    if (judged.length % rowsAtOnce === 0) await turns.giveWay();
    const row: JudgedRow =
      read.kind === "refused" ? { kind: "refused", refusal: read.refused } : judgeIntakeRow(read.row, context);
    judged.push({ entry, row });
  }
  return judged;
}
