import type { IntakePiece } from "../../../shared/domain/intake/intake-piece.ts";
import type { IntakeRow } from "../../../shared/domain/intake/intake-row.ts";

const mostRows = 256;

/** Rows as pieces of as many as may go together. */
export function* rowPieces(entry: string, rows: readonly IntakeRow[]): Generator<IntakePiece> {
  for (let at = 0; at < rows.length; at += mostRows) {
    const part = rows.slice(at, at + mostRows);
    yield { kind: "rows", entry, rows: part.map((row) => ({ kind: "row", row })) };
  }
}
