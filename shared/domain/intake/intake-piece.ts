import type { IntakeRow, RefusedRow } from "./intake-row.ts";
import type { ToldReading } from "./told-reading.ts";

/** What a file, or an entry of a container, turned out to be by its content. */
export const fileKinds = [
  // Files with rows.
  "intuneCsv",
  "partnerCenterCsv",
  /** Columns with a header that names a serial number or a hash in other words. */
  "vendorCsv",
  "headerlessCsv",
  "corporateIdentifiers",
  /** Nothing but base64. */
  "hashText",
  "oa3Report",
  /** What our collector wrote of one device onto a stick. */
  "deviceResult",
  /** JSON with a hash for each device. */
  "deviceList",
  "workbook",
  // Containers.
  "zip",
  "cab",
  // Files that tell something about a device and carry no row.
  "registryDump",
  "profileJson",
  // Recognised, and nothing to be had from it.
  "empty",
  "other",
] as const;
export type FileKind = (typeof fileKinds)[number];

/** How a text was encoded. */
export type TextEncoding = "ascii" | "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "windows-1252";

/** What a column can hold. */
export const columnRoles = [
  "serialNumber",
  "productId",
  "hardwareHash",
  "groupTag",
  "assignedUser",
  "manufacturer",
  "model",
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** One column of a table. `samples` are up to three values, shortened, and of a hash or a key only its length. */
export type DetectedColumn = {
  /** From 1. */
  readonly column: number;
  /** The header's own word; empty without a header. */
  readonly title: string;
  readonly role?: ColumnRole;
  readonly samples: readonly string[];
};

/** What was found out about a text, a sheet or a report with rows. */
export type DetectedTable = {
  readonly kind: FileKind;
  readonly encoding?: TextEncoding;
  /** As it stands in the file: `,`, `;`, a tab, `|`. */
  readonly delimiter?: string;
  /** Line of the header, from 1; absent without one. */
  readonly headerLine?: number;
  readonly columns: readonly DetectedColumn[];
  /** The columns' roles were worked out from their values, or from words that are not the documented ones. */
  readonly guessed: boolean;
};

/** The columns a person chose: role to column (from 1). Roles that are not named have no column. */
export type ColumnChoice = Readonly<Partial<Record<ColumnRole, number>>>;

/** What a device's own files say about its registration. Empty texts where they say nothing. */
export type DeviceContext = {
  readonly serialNumber: string;
  readonly tenantId: string;
  readonly tenantDomain: string;
  readonly profileName: string;
  readonly ztdId: string;
};

/** Why a file or an entry could not be read, or was left alone. */
export const entryTroubles = [
  /** Bytes that no format known here begins with. */
  "unknownFormat",
  /** A spreadsheet or compressed file of a kind that is not read; `format` names it. */
  "unsupportedFormat",
  /** Needs a password. */
  "encrypted",
  /** Its structure does not hold together; what could be read before is reported. */
  "damaged",
  /** A name that leads out of the container, a link, or a name no file can have. */
  "hostileName",
  /** Unpacks to more than is allowed for it. */
  "tooLarge",
  "tooManyEntries",
  "nestedTooDeep",
  /** Declares or uses its own entities, or is nested deeper than any report. */
  "hostileXml",
  /** The file changed or went away while it was read. */
  "gone",
] as const;
export type EntryTrouble = (typeof entryTroubles)[number];

/**
 * What reading a file hands over, in the order of the file. `entry` is the path inside the container, with `/` between
 * levels; empty for the file itself. A table always comes before its rows.
 */
export type IntakePiece =
  | { readonly kind: "table"; readonly entry: string; readonly table: DetectedTable }
  | { readonly kind: "rows"; readonly entry: string; readonly rows: readonly ReadRow[] }
  | { readonly kind: "context"; readonly entry: string; readonly fileKind: FileKind; readonly context: DeviceContext }
  /** What the collector told of the device of an entry's row when it was read; comes after that row. */
  | { readonly kind: "told"; readonly entry: string; readonly told: ToldReading }
  /** Recognised, and nothing to import from it. */
  | { readonly kind: "noted"; readonly entry: string; readonly fileKind: FileKind }
  | {
      readonly kind: "trouble";
      readonly entry: string;
      readonly trouble: EntryTrouble;
      /** Values for its sentence: `format`, `limit`, `position`. Never content of the file. */
      readonly params: Readonly<Record<string, string | number>>;
    };

/** One row as the reader leaves it: to be judged, or refused already. */
export type ReadRow =
  | { readonly kind: "row"; readonly row: IntakeRow }
  | { readonly kind: "refused"; readonly refused: RefusedRow };
