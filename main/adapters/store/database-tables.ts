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

/** Stored states; only the newest of each format is kept. */
export type SnapshotTable = { readonly format_version: number; readonly sequence: number; readonly state: string };

/** Encrypted hardware hashes by the SHA-256 of their text. `kept_at` in epoch milliseconds. */
export type HardwareHashTable = { readonly digest: string; readonly ciphertext: Uint8Array; readonly kept_at: number };

/** Encrypted original intake files by the SHA-256 of their bytes. `kept_at` in epoch milliseconds. */
export type OriginalTable = {
  readonly digest: string;
  readonly file_name: string;
  readonly ciphertext: Uint8Array;
  readonly kept_at: number;
};

/** All tables of the bench database at its newest version. */
export type BenchTables = {
  readonly journal: JournalTable;
  readonly journal_head: JournalHeadTable;
  readonly snapshot: SnapshotTable;
  readonly hardware_hash: HardwareHashTable;
  readonly original: OriginalTable;
};
