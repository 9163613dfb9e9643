import type { IntakeCandidate } from "../../../shared/domain/intake/sort-candidates.ts";
import type { Result } from "../../../shared/kernel/result.ts";

/** A row that was taken and waits for room on the board. `newUnitId` of its candidate is the id its unit will have. */
export type WaitingRow = {
  readonly readingId: string;
  readonly fileName: string;
  readonly candidate: IntakeCandidate;
};

/** Which waiting rows are shown: all in the order they came, or those whose serial number begins like this. */
export type WaitingPage = { readonly serialPrefix: string; readonly offset: number; readonly limit: number };

/**
 * The rows of an order that wait, on disk: nothing of them is held in memory. They are durable with the next journal row, and
 * the reading that brought them is read again from its original when it did not come that far. Errors of all:
 * `store.writeFailed`, `store.unreadable`.
 */
export type WaitingRows = {
  /**
   * Puts rows of readings down that were put. The same unit id again replaces what it said, at its old place and in the reading
   * that first brought it. Answers how many are new.
   */
  readonly put: (rows: readonly WaitingRow[]) => Result<number>;
  /** Takes rows away by the ids of their units and answers how many did wait. */
  readonly remove: (unitIds: readonly string[]) => Result<number>;
  /** What stands under each of these keys (`waitingKeys`), oldest first, at most sixteen a key; keys without any are left out. */
  readonly under: (keys: readonly string[]) => Result<ReadonlyMap<string, readonly WaitingRow[]>>;
  readonly page: (page: WaitingPage) => Result<{ readonly rows: readonly WaitingRow[]; readonly total: number }>;
  /** How many rows wait: all, or those of one reading. */
  readonly count: (readingId?: string) => Result<number>;
};
