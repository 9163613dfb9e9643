import { describe, expect, test } from "vitest";
import type { IntakeRow } from "../../../../../shared/domain/intake/intake-row.ts";
import { hashOf } from "../../../../support/intake-files.ts";
import { type WorkbookCell, workbookBytes, workbookParts } from "../../../../support/workbook-writer.ts";
import { writeZip } from "../../../../support/zip-writer.ts";
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
