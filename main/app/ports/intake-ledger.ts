import type { IntakeReading, IntakeReadingRow, RowChoice } from "../../../shared/contract/topics/intake.ts";
import type { Result } from "../../../shared/kernel/result.ts";

/**
 * What became of every row of every file that was read; durable, and free of hash text. It is a record for people: the
 * journal alone decides what the bench knows, and a reading that was cut short is read again from its original.
 * Errors of all: `store.writeFailed`, `store.unreadable`.
 */
export type IntakeLedger = {
  /** Writes a reading down; the same id again replaces what was there. */
  readonly putReading: (reading: IntakeReading) => Result<void>;
  /** Adds rows in one transaction, to a reading that was put. Rows count from 0 in the order they are added. */
  readonly addRows: (readingId: string, rows: readonly IntakeReadingRow[]) => Result<void>;
  /** Takes the rows of a reading away, before it is read again. */
  readonly clearRows: (readingId: string) => Result<void>;
  /** Readings, the one that started last first. */
  readonly readings: (limit: number) => Result<readonly IntakeReading[]>;
  readonly reading: (readingId: string) => Result<IntakeReading | undefined>;
  /** One page of a reading's rows, in order, and how many there are of that choice. */
  readonly rows: (
    readingId: string,
    page: { readonly choice: RowChoice; readonly offset: number; readonly limit: number },
  ) => Result<{ readonly rows: readonly IntakeReadingRow[]; readonly total: number }>;
};
