import type { LeftOutReason } from "../../domain/intake/write-import-files.ts";
import type { ErrorText } from "../errors/error-sentences.ts";
import { counted } from "../sentence.ts";

/** Sentences of Intake: handing files over and writing them out. */
export const intakeScreenText = {
  title: "Intake",
  dropTitle: "Drop files or folders anywhere here",
  dropText:
    "CSV and other lists, workbooks, OA3 reports, diagnostics archives: each is recognised by what is in it, and every row is taken or refused with its reason. Or paste with Ctrl+V.",
  dropNow: "Let go to read them",
  choose: "Choose files…",
  chooseFolder: "Choose a folder…",
  collect: "Collect by bridge",
  nothingYet: "No file has been read yet.",
  onlyNewest: (files: number) => `These are the ${files} files that were read last; the board keeps the units of all.`,
  lookingThrough: "Looking through what was dropped…",
  sending: "Handing over",
  sendingFile: (name: string, position: number, total: number) =>
    total === 1 ? `Handing over ${name}` : `Handing over ${position} of ${total}: ${name}`,
  ofBytes: (done: number, all: number) => `${megabytes(done)} of ${megabytes(all)} MB`,
  cancel: "Cancel",
  moreTroubles: (count: number) => `and ${counted(count, "more file", "more files")} that could not be handed over`,
  together: (files: number) => `${counted(files, "file")} together`,
  pastedName: "Pasted text.csv",
  close: "Close",
  writing: "Files for the import by hand",
  writeIntune: "Write Intune CSV",
  writePartnerCenter: "Write Partner Center CSV",
  written: (rows: number, files: number) => `${counted(rows, "row")} written in ${counted(files, "file")}`,
  leftOut: (count: number) => `${counted(count, "unit")} left out`,
  noSerial: "a unit without a serial number",
} as const;

/** Why the browser did not hand something over. */
export const readTroubleText: Readonly<
  Record<"gone" | "locked" | "unreadable" | "emptyFolder" | "tooMany" | "tooDeep", ErrorText>
> = {
  gone: {
    title: "The file changed or went away",
    meaning: "It was moved, deleted or written to while it was read. No unit was taken from it.",
    nextStep: "Drop it again once nothing writes to it; if it lies on a stick, plug the stick in again.",
  },
  locked: {
    title: "The file could not be opened",
    meaning: "Another program holds it open, or this person may not read it. No unit was taken from it.",
    nextStep: "Close it in the other program, or copy it to this PC, and drop it again.",
  },
  unreadable: {
    title: "The file could not be read",
    meaning: "This PC did not hand its bytes over. No unit was taken from it.",
    nextStep: "Copy it to another folder of this PC and drop the copy.",
  },
  emptyFolder: {
    title: "There is no file in this folder",
    meaning: "Nothing was taken from it.",
    nextStep: "Check that it is the right folder.",
  },
  tooMany: {
    title: "Too many files at once",
    meaning: "The first 2,000 files were taken; the others were left where they are.",
    nextStep: "Drop the rest in smaller parts.",
  },
  tooDeep: {
    title: "Folders too deep inside each other",
    meaning: "What lies deeper than 24 folders was left out; a link may lead back to where it came from.",
    nextStep: "Drop the inner folder by itself.",
  },
};

/** Why a unit stands in no written file. */
export const leftOutText: Readonly<Record<LeftOutReason | "stopped", string>> = {
  stopped: "is stopped: nothing unchecked leaves the bench",
  noSerial: "has no serial number",
  noHash: "has no hardware hash",
  noIdentity: "has neither a hash, nor a product key id, nor maker, model and serial number",
  notRepresentable: "has a comma, a quotation mark or a line break in a value, which the importer cannot read",
  notAscii: "has letters that the importer cannot read",
  formula: "has a value that a spreadsheet would run as a formula",
};

/** Bytes as megabytes, with one decimal below ten. */
export function megabytes(bytes: number): string {
  const value = bytes / 1_000_000;
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}
