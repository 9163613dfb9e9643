import type { IntakeReading, RowRefusal } from "../../domain/intake/intake-reading.ts";

/** Why a row of an intake file was not taken, and what to do. */
export const rowRefusalText: Readonly<Record<RowRefusal, string>> = {
  columnCount: "Not 3 to 5 columns: serial number, product id, hash, then group tag and user",
  emptyRow: "The row is empty",
  noHash: "The hash column is empty",
  hashDamaged: "The hash is damaged: collect this device again",
  hashTruncated: "The hash is cut off: collect this device again, a spreadsheet may have shortened it",
  notAHardwareHash: "The hash column holds something else",
  corporateIdentifier: "This is a row for corporate identifiers, not for Autopilot",
  serialDamaged: "The serial number is damaged: a spreadsheet may have turned it into a number",
};

/** What sort of file it was. */
export const intakeShapeText: Readonly<Record<IntakeReading["shape"], string>> = {
  intuneCsv: "Intune CSV",
  partnerCenterCsv: "Partner Center CSV",
  headerless: "CSV without a header",
};

/** How the file's text was written. */
export const intakeEncodingText: Readonly<Record<IntakeReading["encoding"], string>> = {
  ascii: "ASCII",
  "utf-8": "UTF-8",
  "utf-8-bom": "UTF-8 with mark",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16, big-endian",
  "windows-1252": "Windows-1252",
};

/** What became of a row. */
export const rowOutcomeText = { accepted: "Accepted", duplicate: "Already here", refused: "Refused" } as const;

/** How good a hash is. */
export const gradeText = { fine: "Fine", warn: "With a warning", block: "Stops the unit" } as const;
