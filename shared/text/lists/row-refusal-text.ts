import type { TextEncoding } from "../../domain/intake/intake-piece.ts";
import type { RowRefusal } from "../../domain/intake/intake-row.ts";
import { named } from "../sentence.ts";

/** Why a row of an intake file was not taken, and what to do. */
export const rowRefusalText: Readonly<Record<RowRefusal, string>> = {
  noIdentity: "Nothing to register by: no hash, no product key id, and not maker, model and serial",
  noHash: "The hash column is empty: collect this device",
  hashDamaged: "The hash is damaged: collect this device again",
  hashTruncated: "The hash is cut off: collect this device again, a spreadsheet may have shortened it",
  notAHardwareHash: "The hash column holds something else: choose another column, or collect this device",
  corporateIdentifier: "A corporate identifier for device preparation: upload it in Intune, not to Autopilot",
  rowTooLong: "The row is longer than any row can be: the file is damaged, or not a list of devices",
};

/** The same in a few words. */
const rowRefusalTitles: Readonly<Record<RowRefusal, string>> = {
  noIdentity: "Nothing to register by",
  noHash: "No hash",
  hashDamaged: "The one in the file is damaged",
  hashTruncated: "The one in the file is cut off",
  notAHardwareHash: "Its column holds something else",
  corporateIdentifier: "Corporate identifier",
  rowTooLong: "Row too long",
};

/** A refusal's code in a few words; a code that is not known here is shown as it is. */
export function rowRefusalTitle(code: string): string {
  return named(rowRefusalTitles, code);
}

/** How the file's text was written. */
export const intakeEncodingText: Readonly<Record<TextEncoding, string>> = {
  ascii: "ASCII",
  "utf-8": "UTF-8",
  "utf-8-bom": "UTF-8 with mark",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16, big-endian",
  "windows-1252": "Windows-1252",
};

/** What became of a row. */
export const rowOutcomeText = { accepted: "Accepted", duplicate: "Already here", refused: "Refused" } as const;

/** How good a hash or a row is. */
export const gradeText = { fine: "Fine", warn: "With a warning", block: "Stops the unit" } as const;
