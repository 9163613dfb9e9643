/** What was put right in a row on its way in. A repaired row is kept and graded at least as a warning. */
export const rowRepairs = [
  /** The file was not in the plain text Intune takes: UTF-16, a byte order mark, or a Windows code page. */
  "encoding",
  /** Values stood in quotes, or in a spreadsheet's `="…"`. */
  "quotes",
  /** The hash ran over several lines. */
  "wrappedLines",
  /** A value stood in another column than the one it belongs to. */
  "wrongColumn",
  /** A spreadsheet turned the serial number into a number (power of ten, zeros lost); the hash has it whole. */
  "spreadsheetSerial",
  /** Cells beyond the known columns were left out, or there was more than one hash: each other one is a row of its own. */
  "extraCells",
] as const;
export type RowRepair = (typeof rowRepairs)[number];

/** Why a row of an intake file could not be taken. Only rows of which nothing usable can be had are refused. */
export const rowRefusals = [
  /** Neither a hash nor anything else that Autopilot registers a device by. */
  "noIdentity",
  /** The hash column is empty. */
  "noHash",
  "hashDamaged",
  "hashTruncated",
  /** The hash column holds something else. */
  "notAHardwareHash",
  /** `manufacturer,model,serial` for device preparation: registers nothing in Autopilot. */
  "corporateIdentifier",
  /** Longer than any row can be. */
  "rowTooLong",
] as const;
export type RowRefusal = (typeof rowRefusals)[number];

/** One row as read, before it is judged. Texts are as in the file, without the blanks around them; empty when absent. */
export type IntakeRow = {
  /** From 1: the line of a text as an editor counts it, the row of a sheet, the n-th device of a report. */
  readonly line: number;
  readonly serialNumber: string;
  readonly productId: string;
  /** The hash text as it stood in the file. */
  readonly hardwareHash: string;
  /** Column (from 1) the hash stood in; 0 where the file has no columns. */
  readonly hashColumn: number;
  readonly groupTag: string;
  readonly assignedUser: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly repairs: readonly RowRepair[];
};

/** One row that cannot be taken, with where and why. */
export type RefusedRow = {
  readonly line: number;
  /** From 1; 0 where the file has no columns. */
  readonly column: number;
  readonly reason: RowRefusal;
  /** What was found, at most 40 characters and free of hash and product key text. */
  readonly found: string;
  /** The serial number of the row's own column, where it has one: it helps to find the device. */
  readonly listedSerial?: string;
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
  /** Epoch milliseconds. */
  readonly capturedAt?: number;
};

/** What a file says of a device beside its hash; empty where it says nothing. */
export type ListedFields = Pick<
  IntakeRow,
  "serialNumber" | "productId" | "manufacturer" | "model" | "groupTag" | "assignedUser"
>;
