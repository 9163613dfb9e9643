/** Why a row of an intake file could not be taken. */
export type RowRefusal =
  | "columnCount"
  | "emptyRow"
  | "noHash"
  | "hashDamaged"
  | "hashTruncated"
  | "notAHardwareHash"
  | "corporateIdentifier"
  | "serialDamaged";

/** One data row as read, before it is judged. `line` counts from 1 in the file as an editor shows it. */
export type IntakeRow = {
  readonly line: number;
  readonly serialNumber: string;
  readonly productId: string;
  /** The hash text as it stood in the file. */
  readonly hardwareHash: string;
  /** SHA-256 (hex) of `hardwareHash` where the reader has it at hand: it saves computing it here. */
  readonly hashDigest?: string;
  /** Column number (from 1) the hash stood in. */
  readonly hashColumn: number;
  readonly groupTag: string;
  readonly assignedUser: string;
};

/** One row that cannot be taken, with where and why. */
export type RefusedRow = {
  readonly line: number;
  readonly column: number;
  readonly reason: RowRefusal;
  /** What was found, shortened and free of hash text. */
  readonly found: string;
  /** Fields that could be read before the damage. */
  readonly readable?: ReadableFields;
};

/** The identifying fields of a hash, as far as they could be read; empty where not. */
export type ReadableFields = {
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly tpm: string;
  readonly osBuild: string;
  readonly capturedAt?: number;
};

/** What a file turned out to be. in = rows + refused, always. */
export type IntakeReading = {
  readonly fileName: string;
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly sha256: string;
  readonly encoding: "ascii" | "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "windows-1252";
  readonly shape: "intuneCsv" | "partnerCenterCsv" | "headerless";
  readonly rows: readonly IntakeRow[];
  readonly refused: readonly RefusedRow[];
};
