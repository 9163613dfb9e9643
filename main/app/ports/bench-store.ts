import type { Evidence } from "../../../shared/domain/evidence/evidence.ts";
import type { Result } from "../../../shared/kernel/result.ts";

/** A stored state that saves reading the journal from its first row. */
export type StoredSnapshot = {
  /** Number of the last row that is folded into it. */
  readonly sequence: number;
  readonly formatVersion: number;
  /** JSON texts made by the loop, in their order; each is made when it is asked for. */
  readonly parts: Iterable<string>;
};

/** One journal row as stored: `sequence` counts from 1 without gaps. */
export type JournalRow = { readonly sequence: number; readonly evidence: Evidence };

/** A hardware hash to keep, and the SHA-256 of its text. */
export type KeptHash = { readonly digest: string; readonly hashText: string };

/** The append-only, hash-chained journal and what lies beside it. One writer. */
export type BenchStore = {
  /** Appends in one durable transaction and answers the last row's number. Error: `store.writeFailed`; then nothing was kept. */
  readonly append: (evidence: readonly Evidence[]) => Result<number>;
  /** Rows after `sequence`, oldest first. Error: `store.unreadable`, `store.chainBroken` (with the row's number). */
  readonly readAfter: (sequence: number) => Result<readonly JournalRow[]>;
  /** The rows of one unit, oldest first. */
  readonly readUnit: (unitId: string) => Result<readonly JournalRow[]>;
  /** The newest snapshot of this format version, or undefined. */
  readonly loadSnapshot: (formatVersion: number) => Result<StoredSnapshot | undefined>;
  /** Keeps a snapshot and drops older ones. */
  readonly saveSnapshot: (snapshot: StoredSnapshot) => Result<void>;
  /** Walks the whole hash chain. Error: `store.chainBroken` with the first bad row's number. */
  readonly verify: () => Result<{ readonly rows: number }>;
  /**
   * Keeps a hardware hash (encrypted) under its SHA-256, outside the journal so that it can be purged. Durable at the
   * latest with the next rows that are appended.
   */
  readonly putHardwareHash: (digest: string, hashText: string) => Result<void>;
  /** Keeps many hashes in one transaction: all of them or none. */
  readonly putHardwareHashes: (hashes: readonly KeptHash[]) => Result<void>;
  /** The hash text kept under a digest, or undefined when it was purged. Error: `store.unreadable` when it is another. */
  readonly getHardwareHash: (digest: string) => Result<string | undefined>;
  /** Closes the database; the store must not be used afterwards. */
  readonly close: () => void;
};
