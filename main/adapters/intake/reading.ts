import type { ColumnChoice, EntryTrouble, FileKind, IntakePiece } from "../../../shared/domain/intake/intake-piece.ts";
import type { ByteSource } from "../../app/ports/intake-reader.ts";
import type { ReadingBudget } from "./reading-budget.ts";

/** One file being read: its limits, and what a person chose for its tables. */
export type Reading = {
  readonly budget: ReadingBudget;
  readonly choiceFor: (entry: string) => ColumnChoice | undefined;
  /** Reads whatever stands in a container, which is how containers within containers are read. */
  readonly readSource: (reading: Reading, source: EntrySource) => AsyncIterable<IntakePiece>;
};

/** Something to be read by its content: the file itself, or an entry of a container in it. */
export type EntrySource = {
  readonly source: ByteSource;
  /** Path inside the file; empty for the file itself. */
  readonly entry: string;
  /** Containers around it. */
  readonly level: number;
  /** All of the source in memory or at hand, so that it can be read at any place. */
  readonly hold: () => Promise<ByteSource>;
};

/** Says that an entry could not be read, or not to its end. */
export function trouble(
  entry: string,
  kind: EntryTrouble,
  params: Readonly<Record<string, string | number>> = {},
): IntakePiece {
  return { kind: "trouble", entry, trouble: kind, params };
}

/**
 * Names what an entry is when nothing is to be had from it. A diagnostics archive has hundreds of such entries: beyond a
 * number they go without saying.
 */
export function* note({ budget }: Reading, { entry, level }: EntrySource, fileKind: FileKind): Generator<IntakePiece> {
  if (level === 0 || budget.mayNote()) yield { kind: "noted", entry, fileKind };
}
