import type { Generated } from "kysely";

/** One row of the append-only journal. Hashes are SHA-256, 32 bytes. */
export type JournalTable = {
  readonly sequence: number;
  readonly id: string;
  readonly kind: string;
  readonly unit_id: string | null;
  readonly order_id: string | null;
  /** Event time in epoch milliseconds. */
  readonly at: number;
  /** The whole evidence as JSON text, kept as it was given. */
  readonly json: string;
  readonly previous_hash: Uint8Array;
  readonly hash: Uint8Array;
};

/** The single row that names the journal's last row, so that rows cut off its end are noticed. */
export type JournalHeadTable = { readonly slot: number; readonly sequence: number; readonly hash: Uint8Array };

/** The stored state; only the newest is kept. */
export type SnapshotTable = { readonly format_version: number; readonly sequence: number };

/** Its parts, as JSON texts, numbered from 0. */
export type SnapshotPartTable = { readonly number: number; readonly json: string };

/** Encrypted hardware hashes by the SHA-256 of their text. `kept_at` in epoch milliseconds. */
export type HardwareHashTable = {
  readonly digest: string;
  readonly ciphertext: Uint8Array;
  readonly kept_at: number;
  /** The data key it is encrypted with; null for rows that the vault itself encrypted. */
  readonly key_id: number | null;
};

/** Data keys for hardware hashes, wrapped by the vault. */
export type HashKeyTable = { readonly id: Generated<number>; readonly wrapped: Uint8Array };

/** Files that were read, as JSON text; the reading's own id and start stand beside it. */
export type IntakeReadingTable = {
  readonly key: Generated<number>;
  readonly reading_id: string;
  /** Epoch milliseconds. */
  readonly started_at: number;
  readonly json: string;
};

/** Their rows, as JSON text. All numbers count from 0 within the reading. */
export type IntakeRowTable = {
  /** `key` of the reading. */
  readonly reading: number;
  readonly number: number;
  /** Number among the rows with findings; null without. */
  readonly finding: number | null;
  /** Number among the refused rows; null for others. */
  readonly refused: number | null;
  readonly json: string;
};

/** The tables of the intake ledger. */
export type LedgerTables = { readonly intake_reading: IntakeReadingTable; readonly intake_row: IntakeRowTable };

/** Rows that wait for room on the board, as JSON text; `serial` is normalised, empty for none. */
export type WaitingRowTable = {
  readonly key: Generated<number>;
  /** `key` of the reading. */
  readonly reading: number;
  readonly serial: string;
  readonly json: string;
};

/** What waiting rows are found under: the first 16 bytes of SHA-256 of the key's text, and `key` of the row. */
export type WaitingKeyTable = { readonly digest: Uint8Array; readonly row: number };

/** The tables of waiting rows. */
export type WaitingTables = Pick<LedgerTables, "intake_reading"> & {
  readonly waiting_row: WaitingRowTable;
  readonly waiting_key: WaitingKeyTable;
};

/** All tables of the bench database at its newest version. Older files have an `original` that nothing reads any more. */
export type BenchTables = LedgerTables &
  WaitingTables & {
    readonly journal: JournalTable;
    readonly journal_head: JournalHeadTable;
    readonly snapshot: SnapshotTable;
    readonly snapshot_part: SnapshotPartTable;
    readonly hardware_hash: HardwareHashTable;
    readonly hash_key: HashKeyTable;
  };

/** An order of this bench PC. */
export type BenchOrderTable = {
  readonly key: Generated<number>;
  readonly order_id: string;
  readonly order_number: string;
  readonly customer: string;
};

/** A unit of an order. Times in epoch milliseconds. */
export type RegisteredUnitTable = {
  readonly key: Generated<number>;
  /** `key` of the order. */
  readonly bench_order: number;
  readonly unit_id: string;
  readonly seen_at: number;
  readonly shipped_at: number | null;
};

/** What units are known by: SHA-256 of the key's text (32 bytes), and `key` of order and unit. */
export type IdentityTable = { readonly digest: Uint8Array; readonly bench_order: number; readonly unit: number };

/** All tables of the register at its newest version. */
export type RegisterTables = {
  readonly bench_order: BenchOrderTable;
  readonly unit: RegisteredUnitTable;
  readonly identity: IdentityTable;
};
