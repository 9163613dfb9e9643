import { describe, expect, test } from "vitest";
import { createIntakeReader } from "../../../../main/adapters/intake/create-intake-reader.ts";
import type { IntakePiece } from "../../../../shared/domain/intake/intake-piece.ts";
import { writeCabinet } from "../../../support/cabinet-writer.ts";
import {
  hashOf,
  intakeFileMakers,
  intuneCsv,
  plantedProductKey,
  plantedTenant,
} from "../../../support/intake-files.ts";
import { writeZip } from "../../../support/zip-writer.ts";
import { piecesOf, sourceOf } from "./pieces-of.ts";

const serials = ["SIM0001", "SIM0002"];
const lines = (first: number): readonly (readonly [number, string])[] =>
  serials.map((serial, index) => [first + index, serial]);
const rowsIn = (entry: string, rows: readonly (readonly [number, string])[]) =>
  rows.map(([line, serial]) => [entry, line, serial]);

describe("every kind of file is recognised by its content and gives its rows:", () => {
  test.each<[keyof typeof intakeFileMakers, string, readonly (readonly [number, string])[]]>([
    ["intuneCsv", "intuneCsv", lines(2)],
    ["intuneCsvWithTags", "intuneCsv", lines(2)],
    ["partnerCsv", "partnerCenterCsv", lines(2)],
    ["vendorCsv", "vendorCsv", lines(2)],
    ["stickCsv", "intuneCsv", lines(2)],
    ["headerlessCsv", "headerlessCsv", lines(1)],
    [
      "hashText",
      "hashText",
      [
        [1, ""],
        [2, ""],
      ],
    ],
    [
      "oa3Report",
      "oa3Report",
      [
        [7, "SIM0001"],
        [14, "SIM0002"],
      ],
    ],
  ])("%s", async (kind, table, rows) => {
    const read = await piecesOf(intakeFileMakers[kind](serials).bytes);
    expect(read.tables).toEqual([["", table]]);
    expect(read.rows).toEqual(rowsIn("", rows));
    expect(read.refused).toEqual([]);
    expect(read.troubles).toEqual([]);
  });

  test("corporate identifiers, of which every row is refused", async () => {
    const read = await piecesOf(intakeFileMakers.corporateIdentifiers(serials).bytes);
    expect(read.tables).toEqual([["", "corporateIdentifiers"]]);
    expect(read.rows).toEqual([]);
    expect(read.refused.map(([, , reason]) => reason)).toEqual(["corporateIdentifier", "corporateIdentifier"]);
  });

  test.each(["storedCabinet", "mszipCabinet", "lzxCabinet"] as const)("%s", async (kind) => {
    const read = await piecesOf(intakeFileMakers[kind](serials).bytes);
    expect(read.rows).toEqual(rowsIn("DeviceHash_BENCH-01.csv", lines(2)));
    expect(read.troubles).toEqual([]);
    expect(read.noted).toEqual([
      ["", "cab"],
      ["MDMDiagHTMLReport.html", "other"],
      ["microsoft-windows-aad-operational.evtx", "other"],
    ]);
    const context = { serialNumber: "", ...plantedTenant };
    expect(read.pieces.filter(({ kind: piece }) => piece === "context")).toEqual([
      { kind: "context", entry: "MdmDiagReport_RegistryDump.reg", fileKind: "registryDump", context },
      { kind: "context", entry: "AutopilotDDSZTDFile.json", fileKind: "profileJson", context },
    ]);
  });

  test("a cabinet in the ZIP file that Intune collects", async () => {
    const read = await piecesOf(intakeFileMakers.diagnosticsZip(serials).bytes);
    const cabinet = "(51) FoldersFiles MDMDiagnostics_cab/mdmlogs.cab";
    expect(read.rows).toEqual(rowsIn(`${cabinet}/DeviceHash_BENCH-01.csv`, lines(2)));
    expect(read.troubles).toEqual([]);
  });

  test("a workbook, each sheet by its name", async () => {
    const read = await piecesOf(intakeFileMakers.workbook(serials).bytes);
    expect(read.tables).toEqual([["Devices", "workbook"]]);
    expect(read.rows).toEqual(rowsIn("Devices", lines(2)));
    expect(read.noted).toEqual([["", "workbook"]]);
  });

  test("a file of no bytes", async () => {
    expect((await piecesOf(intakeFileMakers.emptyFile().bytes)).noted).toEqual([["", "empty"]]);
  });
});

describe("what is not read is named:", () => {
  const ustar = Buffer.alloc(1_024);
  ustar.write("devices.csv");
  ustar.write("ustar", 257);
  const compound = (stream: string): Buffer =>
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2_000), Buffer.from(`${stream}\0`, "utf16le")]);

  test.each<[string, Uint8Array, string, string]>([
    ["an old workbook", intakeFileMakers.oldWorkbook().bytes, "unsupportedFormat", "xls"],
    ["a locked workbook", compound("EncryptedPackage"), "encrypted", "xlsx"],
    ["7-Zip", Buffer.from("377abcaf271c0004", "hex"), "unsupportedFormat", "7z"],
    ["RAR", Buffer.from("Rar!\u001a\u0007\u0001\0", "latin1"), "unsupportedFormat", "rar"],
    ["gzip", Buffer.from("1f8b0800", "hex"), "unsupportedFormat", "gzip"],
    ["bzip2", Buffer.from("BZh91AY&SY\0\0", "latin1"), "unsupportedFormat", "bzip2"],
    ["xz", Buffer.from("fd377a585a000004", "hex"), "unsupportedFormat", "xz"],
    ["Zstandard", Buffer.from("28b52ffd0458", "hex"), "unsupportedFormat", "zstd"],
    ["tar", ustar, "unsupportedFormat", "tar"],
    [
      "an OpenDocument spreadsheet",
      spreadsheet("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      "unsupportedFormat",
      "ods",
    ],
    [
      "a binary workbook",
      spreadsheet("[Content_Types].xml", "application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
      "unsupportedFormat",
      "xlsb",
    ],
  ])("%s", async (_name, bytes, trouble, format) => {
    const { pieces } = await piecesOf(bytes);
    expect(pieces).toEqual([{ kind: "trouble", entry: "", trouble, params: { format } }]);
    const nested = await piecesOf(writeZip([{ name: "in", bytes }]));
    expect(nested.troubles).toEqual([["in", trouble]]);
  });

  test("bytes that nobody knows, but not in an archive", async () => {
    const bytes = Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7_919) % 256));
    expect((await piecesOf(bytes)).troubles).toEqual([["", "unknownFormat"]]);
    const nested = await piecesOf(writeZip([{ name: "trace.etl", bytes }]));
    expect(nested.troubles).toEqual([]);
    expect(nested.noted).toContainEqual(["trace.etl", "other"]);
  });

  test.each<[string, Uint8Array]>([
    ["a program", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(600)])],
    ["a picture", Buffer.from("89504e470d0a1a0a0000", "hex")],
    ["an event log", Buffer.concat([Buffer.from("ElfFile\0"), Buffer.alloc(100)])],
    ["a page", Buffer.from("\uFEFF<!doctype HTML>\n<html></html>")],
    ["a letter", spreadsheet("[Content_Types].xml", "wordprocessingml.document.main+xml")],
    ["other JSON", Buffer.from('{"Collectors": [1, 2]}')],
    ["other XML", Buffer.from("<Collection><ID>1</ID></Collection>")],
    ["an old Office document", compound("WordDocument")],
  ])("%s has nothing of use", async (_name, bytes) => {
    expect((await piecesOf(bytes)).pieces).toEqual([{ kind: "noted", entry: "", fileKind: "other" }]);
  });
});

/** A serial number can begin like a program or a packed file does. */
test.each(["MZ12345", "BZh9123", "GIF8XYZ", "regf001"])(
  "a serial number like %s makes no other file",
  async (serial) => {
    expect((await piecesOf(Buffer.from(`${serial},,${hashOf(serial)}\r\n`))).rows).toEqual([["", 1, serial]]);
  },
);

test("logs in an archive are noted, lists of identifiers stay lists", async () => {
  const log = Array.from({ length: 40 }, (_, index) => `2026-01-15 09:3${index % 10},INFO,Started collector ${index}`);
  const read = await piecesOf(
    writeZip([
      { name: "collector.log", bytes: Buffer.from(log.join("\r\n")) },
      { name: "ids.csv", bytes: intakeFileMakers.corporateIdentifiers(serials).bytes },
      { name: "notes.txt", bytes: Buffer.from("Please stage these first.\r\nThank you!\r\n") },
      { name: "tuples.csv", bytes: Buffer.from("SIM0003,,,Contoso,Bench Laptop 14\r\n") },
    ]),
  );
  expect(read.noted).toEqual([
    ["", "zip"],
    ["collector.log", "other"],
    ["notes.txt", "other"],
  ]);
  expect(read.refused.map(([entry, line]) => [entry, line])).toEqual([
    ["ids.csv", 1],
    ["ids.csv", 2],
  ]);
  expect(read.rows).toEqual([["tuples.csv", 1, "SIM0003"]]);
});

test("columns that a person chose go to the entry they were chosen for", async () => {
  const bytes = Buffer.from(`${hashOf("SIM0001")};SIM0001;KIOSK\r\n`);
  const zip = writeZip([
    { name: "a.csv", bytes },
    { name: "b.csv", bytes },
  ]);
  const columns = { "a.csv": { hardwareHash: 1, groupTag: 2, serialNumber: 3 } };
  expect((await piecesOf(zip, {}, { columns })).rows).toEqual([
    ["a.csv", 1, "KIOSK"],
    ["b.csv", 1, "SIM0001"],
  ]);
});

describe("nothing secret comes out of the reader but in the field that is for it:", () => {
  test.each(Object.entries(intakeFileMakers))("%s", async (_name, make) => {
    const { pieces } = await piecesOf(make(serials).bytes);
    const told = JSON.stringify(pieces, (key, value) =>
      key === "hardwareHash" && typeof value === "string" ? "" : value,
    );
    expect(told).not.toContain(plantedProductKey);
    for (const serial of serials) expect(told).not.toContain(hashOf(serial).slice(0, 60));
  });
});

describe("when the file itself goes away", () => {
  const csv = Buffer.from(intuneCsv(serials));

  test("reading rejects with the error of the source", async () => {
    const gone = new Error("the stick was pulled");
    for (const bytes of [
      csv,
      writeZip([{ name: "a.csv", bytes: csv }]),
      writeCabinet([{ files: [{ name: "a.csv", bytes: csv }], packing: "none" }]),
    ]) {
      let reads = 0;
      const read = async (offset: number, length: number): Promise<Uint8Array> => {
        reads += 1;
        if (reads > 2) throw gone;
        return bytes.subarray(offset, offset + length);
      };
      const pieces = createIntakeReader().read({ ...sourceOf(bytes), read });
      await expect(listOf(pieces)).rejects.toBe(gone);
    }
  });

  test("what was there is reported, and that it changed", async () => {
    const read = async (offset: number, length: number): Promise<Uint8Array> =>
      csv.subarray(0, 6_000).subarray(offset, offset + length);
    const pieces = await listOf(createIntakeReader().read({ ...sourceOf(csv), read }));
    expect(pieces.map(({ kind }) => kind)).toEqual(["table", "rows", "trouble"]);
    expect(pieces.at(-1)).toEqual({ kind: "trouble", entry: "", trouble: "gone", params: {} });
  });
});

async function listOf(pieces: AsyncIterable<IntakePiece>): Promise<readonly IntakePiece[]> {
  const list: IntakePiece[] = [];
  for await (const piece of pieces) list.push(piece);
  return list;
}

function spreadsheet(name: string, content: string): Uint8Array {
  return writeZip([{ name, bytes: Buffer.from(content) }]);
}
