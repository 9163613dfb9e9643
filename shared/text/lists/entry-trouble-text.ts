import type { TextParams } from "../../domain/bench/board-view.ts";
import type { EntryTrouble } from "../../domain/intake/intake-piece.ts";
import { clause, named, numberOf, type Sentence, textOf } from "../sentence.ts";

/** Formats that are told by name, in the words their programs use. */
const formatNames: Readonly<Record<string, string>> = {
  xls: "old Excel workbook (.xls)",
  xlsb: "binary Excel workbook (.xlsb)",
  ods: "OpenDocument spreadsheet (.ods)",
  numbers: "Numbers spreadsheet",
  "7z": "7-Zip archive",
  rar: "RAR archive",
  gzip: "gzip file",
  tar: "tar archive",
  bzip2: "bzip2 file",
  xz: "xz file",
  zstd: "Zstandard file",
  wim: "Windows image",
  cab: "cabinet file",
  "cab-quantum": "cabinet file with Quantum packing",
  mszip: "cabinet file",
  lzx: "cabinet file",
  zip: "ZIP file",
  xlsx: "workbook",
  xml: "XML file",
  json: "JSON file",
};

/** Formats whose rows another program can save in a form that is read. */
const spreadsheets: ReadonlySet<string> = new Set(["xls", "xlsb", "ods", "numbers"]);

/** What is wrong with an entry of a file, and what to do. A trouble without a sentence does not compile. */
const sentences: Readonly<Record<EntryTrouble, Sentence>> = {
  unknownFormat: () => "Unknown format: hand over a CSV, a workbook, an OA3 report or a diagnostics archive",
  unsupportedFormat: (p) => {
    const format = textOf(p, "format");
    const advice = spreadsheets.has(format)
      ? "save it as .xlsx or CSV and hand that over"
      : "unpack it and hand over the files in it";
    return `${clause("Not read here: ", formatName(format)) || "Not read here"}: ${advice}`;
  },
  encrypted: (p) =>
    textOf(p, "format") === "xlsx"
      ? "Needs a password: save it without a password and hand that over"
      : "Needs a password: unpack it and hand over the files in it",
  damaged: (p) =>
    `Damaged${clause(" ", formatName(textOf(p, "format")))}: not all of it could be read; copy or collect it again`,
  hostileName: () => "Its name leads out of the archive or is no file name: ask where the archive comes from",
  tooLarge: (p) =>
    textOf(p, "reason") === "cells"
      ? "Its used range is too large: delete the empty cells around the list, or save it as CSV"
      : `Unpacks to more than is allowed${clause(" (", sizeText(numberOf(p, "limit")), ")")}: hand over only the device files`,
  tooManyEntries: (p) =>
    `Holds more files than are read${clause(" (", numberOf(p, "limit"), ")")}: hand over only the device files`,
  nestedTooDeep: (p) =>
    `Archives within archives${clause(", more than ", numberOf(p, "limit"), " deep")}: unpack it and hand over the inner one`,
  hostileXml: () => "No report looks like this: collect the device again and hand over the new report",
  gone: () => "Changed or went away while it was read: hand it over again",
};

/** One sentence for what is wrong with an entry; a code from elsewhere is shown as it is rather than hidden. */
export function entryTroubleSentence({
  trouble,
  params,
}: {
  readonly trouble: string;
  readonly params: TextParams;
}): string {
  const sentence = Object.hasOwn(sentences, trouble) ? sentences[trouble as EntryTrouble](params) : trouble;
  // Entries beyond the first ones with this trouble are not named.
  return `${sentence}${clause(" (", numberOf(params, "count"), " more like this)")}`;
}

function formatName(format: string): string {
  return format === "" ? "" : named(formatNames, format);
}

/** Only limits in bytes are large. */
function sizeText(limit: number | undefined): string {
  if (limit === undefined) return "";
  return limit >= 1024 ** 2 ? `${Math.round(limit / 1024 ** 2)} MB` : String(limit);
}
