import { describe, expect, test } from "vitest";
import type { FileKind } from "../../../shared/domain/intake/intake-piece.ts";
import type { IntakeRow } from "../../../shared/domain/intake/intake-row.ts";
import { hash, header, readAll, rowOf } from "./read-all.ts";

type Shape = readonly [name: string, content: string, kind: FileKind, expected: Partial<IntakeRow>];

describe("one row in", () => {
  const shapes: readonly Shape[] = [
    ["three columns", `${header}\nSIM0001,,${hash}`, "intuneCsv", {}],
    ["a group tag", `${header},Group Tag\nSIM0001,,${hash},T1`, "intuneCsv", { groupTag: "T1" }],
    [
      "a user",
      `${header},Group Tag,Assigned User\nSIM0001,,${hash},,a@b.example`,
      "intuneCsv",
      { assignedUser: "a@b.example" },
    ],
    ["the old word for a group tag", `${header},OrderID\nSIM0001,,${hash},T1`, "intuneCsv", { groupTag: "T1" }],
    [
      "Partner Center's header",
      `${header},Manufacturer name,Device model\nSIM0001,,${hash},Contoso,Book 14`,
      "partnerCenterCsv",
      { manufacturer: "Contoso", model: "Book 14" },
    ],
    [
      "Partner Center's header, as the script writes it where it read a hash",
      `${header},Manufacturer name,Device model\nSIM0001,,${hash},,`,
      "partnerCenterCsv",
      {},
    ],
    [
      "a header in another case",
      `device SERIAL number, windows product id ,HARDWARE  HASH\nSIM0001,,${hash}`,
      "intuneCsv",
      {},
    ],
    [
      "a header with underscores",
      `Device_Serial_Number,Windows_Product_ID,Hardware_Hash\nSIM0001,,${hash}`,
      "intuneCsv",
      {},
    ],
    ["columns in another order", `Hardware Hash,Device Serial Number\n${hash},SIM0001`, "intuneCsv", { hashColumn: 1 }],
    ["no header", `SIM0001,,${hash}`, "headerlessCsv", { line: 1 }],
    [
      "no header and a product id",
      `SIM0001,00330-80000,${hash},T1,a@b.example`,
      "headerlessCsv",
      { line: 1, productId: "00330-80000", groupTag: "T1", assignedUser: "a@b.example" },
    ],
    ["no header and two columns", `SIM0001;${hash}`, "headerlessCsv", { line: 1, hashColumn: 2 }],
    ["no header and the hash first", `${hash}\tSIM0001`, "headerlessCsv", { line: 1, hashColumn: 1 }],
    [
      "no header, and maker and model before the serial number",
      `Contoso,Bench Laptop 14,SIM0001,,${hash}`,
      "headerlessCsv",
      { line: 1, hashColumn: 5, manufacturer: "Contoso", model: "Bench Laptop 14" },
    ],
    [
      "no header, and the serial number behind the hash",
      `Pallet 4,${hash},SIM0001`,
      "headerlessCsv",
      { line: 1, hashColumn: 2 },
    ],
    [
      "no header and Partner Center's columns",
      `SIM0001,,${hash},Contoso,Book 14`,
      "headerlessCsv",
      { line: 1, manufacturer: "Contoso", model: "Book 14" },
    ],
    [
      "no header and digits for a serial number",
      `1234567890123,,${hash}`,
      "headerlessCsv",
      { line: 1, serialNumber: "1234567890123" },
    ],
    ["semicolons", `${header.replaceAll(",", ";")}\nSIM0001;;${hash}`, "intuneCsv", {}],
    ["tabs", `${header.replaceAll(",", "\t")}\nSIM0001\t\t${hash}`, "intuneCsv", {}],
    ["bars", `${header.replaceAll(",", "|")}\nSIM0001||${hash}`, "intuneCsv", {}],
    [
      "a spreadsheet's delimiter line",
      `sep=;\n${header.replaceAll(",", ";")}\nSIM0001;;${hash}`,
      "intuneCsv",
      { line: 3 },
    ],
    [
      "PowerShell's type line",
      `#TYPE System.Management.Automation.PSCustomObject\n${header}\nSIM0001,,${hash}`,
      "intuneCsv",
      { line: 3 },
    ],
    ["a spreadsheet's other delimiter", `${header}\nSIM0001;;${hash}`, "intuneCsv", {}],
    ["quotes", `${header.replaceAll(/[^,]+/g, '"$&"')}\n"SIM0001","","${hash}"`, "intuneCsv", { repairs: ["quotes"] }],
    [
      "quotes with a delimiter within",
      `${header},Group Tag\nSIM0001,,${hash},"a, b"`,
      "intuneCsv",
      { groupTag: "a, b", repairs: ["quotes"] },
    ],
    ["inches", `${header},Group Tag\nSIM0001,,${hash},Book 14"`, "intuneCsv", { groupTag: 'Book 14"' }],
    ["smart quotes", `${header}\n\u201CSIM0001\u201D,,\u201C${hash}\u201D`, "intuneCsv", { repairs: ["quotes"] }],
    ["quotes around quotes", `${header}\n"""SIM0001""",,"""${hash}"""`, "intuneCsv", { repairs: ["quotes"] }],
    ["quotes around whole lines", `"${header}"\n"SIM0001,,""${hash}"""`, "intuneCsv", { repairs: ["quotes"] }],
    [
      "quotes around whole lines, and a delimiter",
      `"${header}";;\n"SIM0001,,${hash}";;`,
      "intuneCsv",
      { repairs: ["quotes"] },
    ],
    ["blanks around cells", `${header}\n  SIM0001 , , ${hash} \t`, "intuneCsv", {}],
    ["zero-width characters", `${header}\n\u200BSIM\u200B0001\u00A0,\u2060,\uFEFF${hash}`, "intuneCsv", {}],
    ["a spreadsheet's text formula", `${header}\n"=""SIM0001""",,${hash}`, "intuneCsv", { repairs: ["quotes"] }],
    [
      "a spreadsheet's text formula without quotes around",
      `${header}\n="SIM0001",,${hash}`,
      "intuneCsv",
      { repairs: ["quotes"] },
    ],
    ["a spreadsheet's mark for text", `${header}\n'SIM0001,,${hash}`, "intuneCsv", { repairs: ["quotes"] }],
    ["mixed line ends and blank lines", `\r\n${header}\r\r\n\n  \nSIM0001,,${hash}\r\n\n`, "intuneCsv", { line: 6 }],
    ["a trailing delimiter", `${header}\nSIM0001,,${hash},`, "intuneCsv", {}],
    ["a header that comes again", `${header}\n${header}\nSIM0001,,${hash}`, "intuneCsv", { line: 3 }],
    [
      "other words",
      `Serial No;Make;Model;HW Hash\nSIM0001;Contoso;Book 14;${hash}`,
      "vendorCsv",
      { hashColumn: 4, manufacturer: "Contoso", model: "Book 14" },
    ],
    [
      "words of another language",
      `Seriennummer;Hersteller;Modell;Hash\nSIM0001;Contoso;Book 14;${hash}`,
      "vendorCsv",
      { hashColumn: 4, manufacturer: "Contoso", model: "Book 14" },
    ],
    ["a column nobody knows the name of", `S/N,Colour,Fingerprint\nSIM0001,grey,${hash}`, "vendorCsv", {}],
    [
      "a serial that a spreadsheet made a power of ten",
      `${header}\n"1,23457E+11",,${hash}`,
      "intuneCsv",
      { serialNumber: "1,23457E+11", repairs: ["quotes"] },
    ],
    ["no serial, which the hash has", `${header}\n,,${hash}`, "intuneCsv", { serialNumber: "" }],
  ];
  test.each(shapes)("%s", async (_name, content, kind, expected) => {
    const { tables, rows, refused } = await readAll(content);
    expect(tables.map((table) => table.kind)).toEqual([kind]);
    expect(rows).toEqual([rowOf(expected)]);
    expect(refused).toEqual([]);
  });
});

test("lines are counted through blank lines and line ends within quotes", async () => {
  const quoted = `"${hash.slice(0, 40)}\r\n${hash.slice(40)}"`;
  const reading = await readAll(`${header}\r\n\r\nSIM0001,,${quoted}\r\n\r\nSIM0002,,${hash}\rSIM0003,,${hash}\n`);
  expect(reading.rows).toEqual([
    rowOf({ line: 3, repairs: ["quotes", "wrappedLines"] }),
    rowOf({ line: 6, serialNumber: "SIM0002" }),
    rowOf({ line: 7, serialNumber: "SIM0003" }),
  ]);
});

test("says what it found: delimiter, header, columns and samples without any hash", async () => {
  const { tables } = await readAll(
    `Devices of order 7;;\nS/N;PKID;4K Hash;Notes\n${"SIM0001-".repeat(9)};00330-80000-00000-AAOEM;${hash};VK7JG-NPHTM-C97JM-9MPGT-3V66T\n`,
  );
  expect(tables).toEqual([
    {
      kind: "vendorCsv",
      encoding: "ascii",
      delimiter: ";",
      headerLine: 2,
      guessed: true,
      columns: [
        { column: 1, title: "S/N", role: "serialNumber", samples: ["Devices of order 7", "SIM0001-SIM0001-SIM0001…"] },
        { column: 2, title: "PKID", role: "productId", samples: ["00330-80000-00000-AAOEM"] },
        { column: 3, title: "4K Hash", role: "hardwareHash", samples: ["[4000 characters]"] },
        { column: 4, title: "Notes", samples: ["[29 characters]"] },
      ],
    },
  ]);
});

test("files put together by hand: a header with other columns begins a table of its own", async () => {
  const partner = "Manufacturer,Model,Serial Number,Hash";
  const { tables, rows, pieces } = await readAll(
    `SIM0001,,${hash}\n${header}\nSIM0002,,${hash}\n${partner}\nContoso,Book 14,SIM0003,${hash}\n`,
  );
  expect(tables.map(({ kind, headerLine }) => [kind, headerLine])).toEqual([
    ["headerlessCsv", undefined],
    ["intuneCsv", 2],
    ["vendorCsv", 4],
  ]);
  expect(pieces.map(({ kind }) => kind)).toEqual(["table", "rows", "table", "rows", "table", "rows"]);
  expect(rows).toEqual([
    rowOf({ line: 1 }),
    rowOf({ line: 3, serialNumber: "SIM0002" }),
    rowOf({ line: 5, serialNumber: "SIM0003", hashColumn: 4, manufacturer: "Contoso", model: "Book 14" }),
  ]);
});

test.each([
  ["no bytes", ""],
  ["blank lines only", "\r\n \r\n\t\r\n"],
])("a file of %s is empty", async (_name, content) => {
  expect((await readAll(content)).pieces).toEqual([{ kind: "noted", entry: "", fileKind: "empty" }]);
});

test("a file of a header only is a table without rows", async () => {
  const { pieces } = await readAll(`${header}\r\n`);
  expect(pieces).toMatchObject([{ kind: "table", table: { kind: "intuneCsv", headerLine: 1 } }]);
});

test("a text for people is left alone, unless a row is found in it", async () => {
  const prose = "Please read this first.\nThe stick has devices of two orders, and one of them is broken.\n";
  expect((await readAll(prose)).pieces).toEqual([{ kind: "noted", entry: "", fileKind: "other" }]);
  const long = prose.repeat(400);
  const { rows, refused } = await readAll(`${long}SIM0001,,${hash}\n`);
  expect(rows).toMatchObject([{ line: 801, serialNumber: "SIM0001" }]);
  expect(refused).toHaveLength(800);
});

test("rows come in pieces of at most 256", async () => {
  const rows = Array.from({ length: 600 }, (_, index) => `SIM${index},,,Contoso,Book 14`).join("\n");
  const { pieces, lines } = await readAll(`${header},Manufacturer name,Device model\n${rows}`);
  const sizes = pieces.flatMap((piece) => (piece.kind === "rows" ? [piece.rows.length] : []));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(256);
  expect(lines).toEqual(Array.from({ length: 600 }, (_, index) => index + 2));
});
