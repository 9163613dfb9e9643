import { createIntakeReader } from "../../../../main/adapters/intake/create-intake-reader.ts";
import { type IntakeLimits, intakeLimits } from "../../../../main/adapters/intake/intake-limits.ts";
import type { ByteSource, ReadOptions } from "../../../../main/app/ports/intake-reader.ts";
import type { IntakePiece } from "../../../../shared/domain/intake/intake-piece.ts";

/** What a file was read to, taken apart by what its pieces are about. */
export type ReadPieces = {
  readonly pieces: readonly IntakePiece[];
  /** Serial numbers of the rows that can be judged, with the entry they stand in. */
  readonly rows: readonly (readonly [entry: string, line: number, serialNumber: string])[];
  readonly refused: readonly (readonly [entry: string, line: number, reason: string])[];
  readonly tables: readonly (readonly [entry: string, kind: string])[];
  readonly noted: readonly (readonly [entry: string, kind: string])[];
  readonly troubles: readonly (readonly [entry: string, trouble: string])[];
};

/** Bytes as a source, as a store of originals hands them out. */
export function sourceOf(bytes: Uint8Array, name = "file"): ByteSource {
  return { name, size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

/** Reads bytes to their end, with other limits where they are given. */
export async function piecesOf(
  bytes: Uint8Array,
  limits: Partial<IntakeLimits> = {},
  options: ReadOptions = {},
): Promise<ReadPieces> {
  const pieces: IntakePiece[] = [];
  const reader = createIntakeReader({ ...intakeLimits, ...limits });
  for await (const piece of reader.read(sourceOf(bytes), options)) pieces.push(piece);
  return {
    pieces,
    rows: pieces.flatMap((piece) =>
      piece.kind === "rows"
        ? piece.rows.flatMap((read) =>
            read.kind === "row" ? [[piece.entry, read.row.line, read.row.serialNumber] as const] : [],
          )
        : [],
    ),
    refused: pieces.flatMap((piece) =>
      piece.kind === "rows"
        ? piece.rows.flatMap((read) =>
            read.kind === "refused" ? [[piece.entry, read.refused.line, read.refused.reason] as const] : [],
          )
        : [],
    ),
    tables: pieces.flatMap((piece) => (piece.kind === "table" ? [[piece.entry, piece.table.kind] as const] : [])),
    noted: pieces.flatMap((piece) => (piece.kind === "noted" ? [[piece.entry, piece.fileKind] as const] : [])),
    troubles: pieces.flatMap((piece) => (piece.kind === "trouble" ? [[piece.entry, piece.trouble] as const] : [])),
  };
}
