import type { ColumnChoice, IntakePiece } from "../../../shared/domain/intake/intake-piece.ts";

/** Bytes that can be read at any place, as often as wanted. Reading rejects with an `Error` when they are gone. */
export type ByteSource = {
  /** Name of the file, without folders; for recognising nothing but for messages. */
  readonly name: string;
  readonly size: number;
  /** Reads up to `length` bytes from `offset`; fewer only at the end. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
};

/** How a file is to be read. `columns`: what a person chose, by entry. */
export type ReadOptions = { readonly columns?: Readonly<Record<string, ColumnChoice>> };

/**
 * Reads intake files of every kind by their content. Memory stays bounded whatever the file is; rows come in pieces of at
 * most 256. Never rejects for what the bytes are: trouble is a piece. Rejects only when the source itself fails.
 */
export type IntakeReader = {
  readonly read: (source: ByteSource, options?: ReadOptions) => AsyncIterable<IntakePiece>;
};
