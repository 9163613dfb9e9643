import type { ColumnRole } from "../../domain/intake/intake-piece.ts";
import { formatClock } from "../clock-text.ts";
import { counted, grouped } from "../sentence.ts";
import { megabytes } from "./intake-screen-text.ts";

/** Sentences about what was read of a file. */
export const intakeReadingText = {
  totals: (total: number, accepted: number, duplicate: number, refused: number) =>
    `${counted(total, "row")} = ${grouped(accepted)} accepted + ${grouped(duplicate)} already here + ${grouped(refused)} refused`,
  fine: (rows: number) => `${grouped(rows)} fine`,
  warned: (rows: number) => `${grouped(rows)} with a warning`,
  blocked: (rows: number) => `${grouped(rows)} blocked`,
  newest: (name: string) => `Came last: ${name}`,
  showNewest: (name: string) => `Show ${name}`,
  files: (files: number) => counted(files, "file"),
  states: {
    arriving: (size: number) => `Arriving, ${megabytes(size)} MB`,
    reading: (rows: number) => `Reading, ${counted(rows, "row")} so far`,
    done: (at: number) => `Read ${formatClock(at)}`,
    partly: (at: number) => `Read ${formatClock(at)}, not all of it`,
    nothing: "Nothing could be read",
    failed: "Could not be read",
  },
  spoken: (name: string, state: string) => `${name}: ${state}. `,
  spokenStates: { arriving: "arriving", reading: "being read", failed: "could not be read" },
  arrivingOf: (done: number, all: number) => `Arriving, ${megabytes(done)} of ${megabytes(all)} MB`,
  header: (line: number) => `header in line ${line}`,
  noHeader: "no header",
  separated: (delimiter: string) => `separated by ${delimiter}`,
  chosenColumns: "columns chosen by hand",
  guessedColumns: "columns guessed",
  tables: (tables: number) => counted(tables, "table"),
  moreTables: (tables: number) => `and ${counted(tables, "more table", "more tables")}`,
  notes: "Not imported",
  moreNotes: (notes: number) => `and ${counted(notes, "more entry", "more entries")} without rows`,
  nothingToImport: "Recognised, nothing in it to import",
  moreTroubles: (entries: number) => `(and ${counted(entries, "more entry", "more entries")} that could not be read)`,
  notImported: "recognised, nothing in it to import",
  corporateIdentifiers:
    "These rows are corporate identifiers for device preparation: Intune takes them elsewhere, and they register nothing in Autopilot. Collect the hardware hash of these devices, or ask for the file that has it.",
  inFile: "the file itself",
  file: "File",
  what: "What it is",
  becameOfRows: "What became of its rows",
  filesOf: (name: string) => `Files of ${name}`,
  openFile: (name: string) => `Details of ${name}`,
  rows: (name: string) => `Rows of ${name}`,
  showRows: "Show rows",
  hideRows: "Hide rows",
  show: "Show",
  shows: { all: "All rows", findings: "Rows with findings", refused: "Refused rows" },
  fileChoice: "Of which file",
  allFiles: "All files",
  columns: {
    line: "Line",
    serial: "Serial",
    judged: "What became of it",
    model: "Maker and model",
    tpm: "TPM",
    windows: "Windows, captured",
    tag: "Tag, user",
  },
  listedAs: (serial: string) => `listed as ${serial}`,
  openUnit: (serial: string) => `Open unit ${serial}`,
  twin: (twin: string) => `Same unit as ${twin}`,
  refusedAt: (column: number) => `column ${column}`,
  found: (found: string) => `found ${found}`,
  page: (from: number, to: number, all: number) => `Rows ${grouped(from)}–${grouped(to)} of ${grouped(all)}`,
  previous: "Previous",
  next: "Next",
  none: "No such row.",
  exportRefused: "Export refused rows",
  saveOriginal: "Save the original",
  refusedWritten: (rows: number, path: string) => `${counted(rows, "refused row")} written to ${path}`,
  originalWritten: (path: string) => `The untouched original was written to ${path}`,
} as const;

/** Sentences of the mapping: which column holds what. */
export const intakeMappingText = {
  title: "Columns",
  titleOf: (entry: string) => `Columns of ${entry}`,
  guessed: "The columns were worked out from their values. Check them, and correct what is wrong.",
  known: "These are the columns as they were read.",
  open: "Columns…",
  openOf: (entry: string) => `Columns of ${entry}…`,
  hide: "Hide columns",
  number: "No.",
  header: "Header",
  samples: "Values",
  role: "Holds",
  roleOf: (column: number) => `Column ${column} holds`,
  unused: "Not used",
  use: "Use these columns",
  unusable:
    "Nothing here tells a device by: without the hash, a product key id, or maker, model and serial number together, every row is refused.",
} as const;

/** What a column can hold. */
export const columnRoleText: Readonly<Record<ColumnRole, string>> = {
  serialNumber: "Serial number",
  productId: "Product key id",
  hardwareHash: "Hardware hash",
  groupTag: "Group tag",
  assignedUser: "Assigned user",
  manufacturer: "Maker",
  model: "Model",
};

const delimiterNames: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "bars",
  ":": "colons",
  " ": "blanks",
};

/** A delimiter in words. */
export function delimiterName(delimiter: string): string {
  return delimiterNames[delimiter] ?? `“${delimiter}”`;
}

/** A number with a comma between thousands. */
