import { describe, expect, test } from "vitest";
import type { IntakeRow } from "../../../../../shared/domain/intake/intake-row.ts";
import { entryTroubleSentence } from "../../../../../shared/text/lists/entry-trouble-text.ts";
import { hashOf } from "../../../../support/intake-files.ts";
import { type WorkbookCell, workbookBytes, workbookParts } from "../../../../support/workbook-writer.ts";
import { writeZip, type ZipEntry } from "../../../../support/zip-writer.ts";
import { piecesOf } from "../pieces-of.ts";

const header = ["Device Serial Number", "Windows Product ID", "Hardware Hash", "Group Tag"];
const hash = hashOf("SIM0001");

async function rowsOf(rows: readonly (readonly WorkbookCell[])[]): Promise<readonly IntakeRow[]> {
  const { pieces } = await piecesOf(workbookBytes([{ name: "Devices", rows }]));
  return pieces.flatMap((piece) =>
    piece.kind === "rows" ? piece.rows.flatMap((read) => (read.kind === "row" ? [read.row] : [])) : [],
  );
}

describe("a workbook", () => {
  test("gives every sheet by its name, and the rows as Excel counts them", async () => {
    const read = await piecesOf(
      workbookBytes([
        { name: "First", rows: [header, ["SIM0001", "", hash], [], ["SIM0002", "", hashOf("SIM0002")]] },
        { name: "Empty", rows: [] },
        { name: "Ümlaut & Co", rows: [["SIM0003", "", hashOf("SIM0003")]] },
      ]),
    );
    expect(read.rows).toEqual([
      ["First", 2, "SIM0001"],
      ["First", 4, "SIM0002"],
      ["Ümlaut & Co", 1, "SIM0003"],
    ]);
    expect(read.tables).toEqual([
      ["First", "workbook"],
      ["Ümlaut & Co", "workbook"],
    ]);
    expect(read.troubles).toEqual([]);
  });

  test.each<[string, WorkbookCell, string]>([
    ["a number as its digits", 123456789012, "123456789012"],
    ["a number that Excel wrote as a power of ten", { formula: "1*1", value: "1.23457E+11" }, "1.23457E+11"],
    ["a formula as the value it last had", { formula: "CONCAT(A1)", value: "SIM0001" }, "SIM0001"],
    ["a date so that nobody mistakes it", { date: 46_037 }, "2026-01-15"],
    ["quotes that a program left", '"SIM0001"', "SIM0001"],
  ])("shows %s", async (_name, cell, serial) => {
    expect((await rowsOf([header, [cell, "", hash]]))[0]?.serialNumber).toBe(serial);
  });

  test("of a large number keeps the digits it has and no more", async () => {
    const sheet = workbookParts([{ name: "Devices", rows: [header, [1, "", hash]] }]).map((part) => ({
      ...part,
      bytes: Buffer.from(Buffer.from(part.bytes).toString().replace("<v>1</v>", "<v>1.23456789012E11</v>")),
    }));
    expect((await piecesOf(writeZip(sheet))).rows).toEqual([["Devices", 2, "123456789012"]]);
  });

  test("with values that are not rows has them refused one by one", async () => {
    const read = await piecesOf(workbookBytes([{ name: "Devices", rows: [header, ["SIM0001", "", "not a hash"]] }]));
    expect(read.rows).toEqual([]);
    expect(read.refused).toEqual([["Devices", 2, "notAHardwareHash"]]);
  });

  test("of corporate identifiers is one", async () => {
    const read = await piecesOf(workbookBytes([{ name: "Ids", rows: [["Contoso", "Bench Laptop 14", "SIM0001"]] }]));
    expect(read.tables).toEqual([["Ids", "corporateIdentifiers"]]);
    expect(read.refused).toEqual([["Ids", 1, "corporateIdentifier"]]);
  });

  test("in an archive keeps its path in front of its sheets", async () => {
    const bytes = workbookBytes([{ name: "Devices", rows: [header, ["SIM0001", "", hash]] }]);
    expect((await piecesOf(writeZip([{ name: "a/devices.xlsx", bytes }]))).rows).toEqual([
      ["a/devices.xlsx/Devices", 2, "SIM0001"],
    ]);
  });
});

describe("a workbook made to harm is not read:", () => {
  const parts = workbookParts([{ name: "Devices", rows: [header, ["SIM0001", "", hash]] }]);
  const withSheet = (change: (xml: string) => string): Uint8Array =>
    writeZip(
      parts.map((part) =>
        String(part.name).includes("sheet1")
          ? { ...part, bytes: Buffer.from(change(Buffer.from(part.bytes).toString())) }
          : part,
      ),
    );

  test.each<[string, Uint8Array, string]>([
    [
      "a cell in the last corner",
      withSheet((xml) => xml.replace("A2", "XFD1048576").replace('r="2"', 'r="1048576"')),
      "tooLarge",
    ],
    ["a row beyond any sheet", withSheet((xml) => xml.replace('<row r="2"', '<row r="9999999"')), "damaged"],
    ["a row with endless digits", withSheet((xml) => xml.replace('<row r="2"', '<row r="99999999999999"')), "damaged"],
    ["a column beyond any sheet", withSheet((xml) => xml.replace("A2", "ZZZ2")), "damaged"],
    [
      "entities of its own",
      withSheet((xml) => xml.replace("<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet')),
      "hostileXml",
    ],
    ["a sheet that is none", withSheet(() => "<worksheet/>"), "damaged"],
    ["a sheet that is no XML", withSheet((xml) => xml.replace("</sheetData>", "</row></sheetData>")), "damaged"],
    ["cells without a place", withSheet((xml) => xml.replace('r="A2"', "")), "damaged"],
    ["a sheet that is missing", writeZip(parts.filter(({ name }) => !String(name).includes("sheet1"))), "damaged"],
  ])("%s", async (_name, bytes, trouble) => {
    const read = await piecesOf(bytes);
    expect(read.troubles).toEqual([["", trouble]]);
    expect(read.rows).toEqual([]);
  });

  test("more bytes than are allowed", async () => {
    const many = Array.from({ length: 30 }, () => ["SIM0001", "", hash]);
    const read = await piecesOf(workbookBytes([{ name: "Devices", rows: many }]), { workbookBytes: 50_000 });
    expect(read.troubles).toEqual([["", "tooLarge"]]);
  });

  test("headers that say something else than its directory", async () => {
    // Behind the directory's back another sheet: a library that follows local headers would read it.
    const hidden = writeZip(workbookParts([{ name: "Devices", rows: [header, ["HIDDEN", "", hash]] }]));
    const read = await piecesOf(Buffer.concat([hidden.subarray(0, hidden.length - 22), writeZip(parts)]));
    expect(read.rows.map(([, , serial]) => serial)).not.toContain("HIDDEN");
  });
});

describe("a damaged workbook gives what is left of it:", () => {
  const row = (serial: string): readonly string[] => [serial, "", hashOf(serial)];
  const parts = workbookParts([
    { name: "First", rows: [header, row("SIM0001")] },
    { name: "Second", rows: [header, row("SIM0002")] },
  ]);
  const isNamed = (name: string) => (part: ZipEntry) => part.name === name;
  const without = (name: string): readonly ZipEntry[] => parts.filter((part) => !isNamed(name)(part));
  const changed = (name: string, change: Partial<ZipEntry>): readonly ZipEntry[] =>
    parts.map((part) => (isNamed(name)(part) ? { ...part, ...change } : part));

  test.each<[string, readonly ZipEntry[]]>([
    ["the part that names its kind is lost", without("[Content_Types].xml")],
    ["a bit of that part's name is", changed("[Content_Types].xml", { name: "[Content_Types].xmm" })],
  ])("%s", async (_name, left) => {
    const read = await piecesOf(writeZip(left));
    expect(read.rows.map(([, , serial]) => serial)).toEqual(["SIM0001", "SIM0002"]);
    expect(read.noted).toEqual([["", "workbook"]]);
    expect(read.troubles).toEqual([]);
  });

  test.each<[string, readonly ZipEntry[], readonly string[]]>([
    ["what names its sheets", without("xl/workbook.xml"), ["SIM0001", "SIM0002"]],
    ["a sheet", changed("xl/worksheets/sheet1.xml", { declaredCrc: 1 }), ["SIM0002"]],
    ["every sheet", parts.filter(({ name }) => !String(name).includes("sheets/")), []],
  ])("%s is lost", async (_name, left, serials) => {
    const read = await piecesOf(writeZip(left));
    expect(read.rows.map(([, , serial]) => serial)).toEqual(serials);
    expect(read.pieces.filter(({ kind }) => kind === "trouble")).toEqual([
      { kind: "trouble", entry: "", trouble: "damaged", params: { format: "xlsx" } },
    ]);
  });

  test("its end was never copied", async () => {
    const whole = Buffer.from(writeZip([...parts.filter(({ name }) => String(name).includes("sheets/")), ...parts]));
    const read = await piecesOf(whole.subarray(0, whole.indexOf("xl/styles.xml")));
    expect(read.rows.map(([, , serial]) => serial)).toEqual(["SIM0001", "SIM0002"]);
    expect(read.troubles).toEqual([["", "damaged"]]);
  });

  test("texts of its cells that are lost are not taken for their numbers", async () => {
    const sheet = Buffer.from(parts.at(-1)?.bytes ?? []).toString();
    const shared = sheet.replace(/t="inlineStr"><is><t>[^<]*<\/t><\/is>/, 't="s"><v>0</v>');
    const read = await piecesOf(
      writeZip(
        without("xl/workbook.xml").map((part) => ({
          ...part,
          ...(isNamed("xl/worksheets/sheet2.xml")(part) ? { bytes: Buffer.from(shared) } : {}),
        })),
      ),
    );
    expect(read.rows.map(([, , serial]) => serial)).toEqual(["SIM0001"]);
    expect(read.troubles).toEqual([["", "damaged"]]);
  });
});

test.each<["tooLarge" | "encrypted" | "damaged", Readonly<Record<string, string | number>>, string]>([
  ["tooLarge", { format: "xlsx", reason: "cells" }, "Its used range is too large: delete the empty cells"],
  ["encrypted", { format: "xlsx" }, "Needs a password: save it without a password"],
  ["damaged", { format: "xlsx" }, "Damaged workbook: not all of it could be read"],
  ["damaged", { format: "xlsx", count: 7 }, "again (7 more like this)"],
])("%s with %j says what to do with a workbook", (trouble, params, said) => {
  expect(entryTroubleSentence({ trouble, params })).toContain(said);
});
