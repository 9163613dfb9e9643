import { formatClock } from "../clock-text.ts";
import { counted } from "../sentence.ts";

/** Sentences of Intake. */
export const intakeScreenText = {
  title: "Intake",
  dropTitle: "Drop CSV files with hardware hashes anywhere here",
  dropText:
    "Intune and Partner Center CSV, with or without a header. Every row is either taken or refused with its reason.",
  dropNow: "Let go to read the files",
  choose: "Choose files…",
  readStick: "Read stick",
  collect: "Collect by bridge",
  nothingYet: "No file has been read yet.",
  reading: "Reading…",
  stickEmpty: "No file with hardware hashes was found on a stick",
  stickEmptyNext: "Plug the stick in, wait a moment, then press Read stick again.",
  read: (files: number) => `${counted(files, "file")} read`,
  fileRead: (at: number, shape: string, encoding: string) => `read ${formatClock(at)} · ${shape} · ${encoding}`,
  totals: (total: number, accepted: number, duplicate: number, refused: number) =>
    `${counted(total, "row")} = ${accepted} accepted + ${duplicate} already here + ${refused} refused`,
  group: (files: number) => `${files} files of one row each`,
  file: "File",
  rows: (fileName: string) => `Rows of ${fileName}`,
  show: "Show",
  shows: { all: "All rows", findings: "Rows with findings", refused: "Refused rows" },
  columns: {
    line: "Line",
    serial: "Serial",
    model: "Maker and model",
    tpm: "TPM",
    build: "Windows build",
    captured: "Captured",
    judged: "What became of it",
  },
  refusedAt: (column: number) => `column ${column}`,
  found: (found: string) => `found ${found}`,
  more: (count: number) => `Show ${counted(count, "more row", "more rows")}`,
  none: "No such row.",
  close: "Close",
} as const;
