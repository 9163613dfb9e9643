import type { IntakePiece, ReadRow } from "../../../../shared/domain/intake/intake-piece.ts";
import { type EntrySource, note, type Reading } from "../reading.ts";

/**
 * Archives are full of logs, and some of them have as many commas in every line. A text without header and hash, of whose
 * first rows none can be taken, is noted instead of being refused line by line; a list of corporate identifiers stays one.
 */
export async function* withoutLogs(
  reading: Reading,
  from: EntrySource,
  pieces: AsyncIterable<IntakePiece>,
): AsyncGenerator<IntakePiece> {
  let held: IntakePiece | undefined;
  for await (const piece of pieces) {
    if (piece.kind === "table" && piece.table.headerLine === undefined && !hasHash(piece)) {
      held = piece;
      continue;
    }
    if (piece.kind === "noted") {
      yield* note(reading, from, piece.fileKind);
      continue;
    }
    if (held !== undefined) {
      if (piece.kind === "rows" && piece.rows.every(isLogLine)) return yield* note(reading, from, "other");
      yield held;
      held = undefined;
    }
    yield piece;
  }
}

function hasHash({ table }: Extract<IntakePiece, { readonly kind: "table" }>): boolean {
  return table.kind === "hashText" || table.columns.some(({ role }) => role === "hardwareHash");
}

function isLogLine(read: ReadRow): boolean {
  if (read.kind === "row") return false;
  const { reason, readable } = read.refused;
  return reason !== "corporateIdentifier" || !/^(?=.*\d)[A-Za-z0-9._-]{4,40}$/.test(readable?.serialNumber ?? "");
}
