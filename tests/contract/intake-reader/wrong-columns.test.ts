import { describe, expect, test } from "vitest";
import type { IntakeRow } from "../../../shared/domain/intake/intake-row.ts";
import { hash, header, readAll, rowOf } from "./read-all.ts";

const withTag = `${header},Group Tag,Assigned User`;
const partner = `${header},Manufacturer name,Device model`;
const productId = "00330-80000-00000-AAOEM";

describe("values in the wrong column", () => {
  const cases: readonly (readonly [name: string, content: string, expected: Partial<IntakeRow>])[] = [
    ["the hash where the product id belongs", `${header}\nSIM0001,${hash},`, { hashColumn: 2 }],
    ["hash and serial number swapped", `${header}\n${hash},,SIM0001`, { hashColumn: 1 }],
    ["hash and product id swapped", `${header}\nSIM0001,${hash},${productId}`, { hashColumn: 2, productId }],
    ["product id and serial number swapped", `${header}\n${productId},SIM0001,${hash}`, { productId }],
    [
      "13 digits and a serial number swapped",
      `${header}\n0033012345678,SIM0001,${hash}`,
      { productId: "0033012345678" },
    ],
    ["a user where the tag belongs", `${withTag}\nSIM0001,,${hash},a@b.example,`, { assignedUser: "a@b.example" }],
    [
      "user and tag swapped",
      `${withTag}\nSIM0001,,${hash},a@b.example,T1`,
      { assignedUser: "a@b.example", groupTag: "T1" },
    ],
    [
      "a missing column before the hash",
      `${withTag}\nSIM0001,${hash},T1,a@b.example`,
      { hashColumn: 2, groupTag: "T1", assignedUser: "a@b.example" },
    ],
    ["a product key where the product id belongs", `${header}\nSIM0001,VK7JG-NPHTM-C97JM-9MPGT-3V66T,${hash}`, {}],
  ];
  test.each(cases)("%s", async (_name, content, expected) => {
    const { rows, refused } = await readAll(content);
    expect(rows).toEqual([rowOf({ repairs: ["wrongColumn"], ...expected })]);
    expect(refused).toEqual([]);
  });

  test.each([
    ["a serial number of 13 digits", `${header}\n1234567890123,,${hash}`, { serialNumber: "1234567890123" }],
    ["a tag like a serial number", `${withTag}\nSIM0001,,${hash},SIM0001,`, { groupTag: "SIM0001" }],
    ["zeros for a product id", `${header}\nSIM0001,0000000000000,${hash}`, { productId: "0000000000000" }],
  ])("%s stays where it is", async (_name, content, expected) => {
    expect((await readAll(content)).rows).toEqual([rowOf(expected)]);
  });
});

describe("cells too many", () => {
  test.each([
    ["behind the last column", `${header}\nSIM0001,,${hash},T1,more`, { repairs: ["extraCells"] }],
    [
      "a comma within a value",
      `${header}\nSIM0001,,Contoso, Inc,${hash}`,
      { hashColumn: 5, repairs: ["wrongColumn", "extraCells"] },
    ],
    [
      "a comma within a maker's name",
      `${partner}\nSIM0001,,${hash},Contoso, Inc,Book 14`,
      { manufacturer: "Contoso", model: "Inc", repairs: ["extraCells"] },
    ],
    [
      "a value no field can have",
      `${header}\n${"SIM".repeat(200)},,${hash}`,
      { serialNumber: "", repairs: ["extraCells"] },
    ],
  ] as const)("%s do not cost the row", async (_name, content, expected) => {
    const { rows, refused } = await readAll(content);
    expect(rows).toEqual([rowOf(expected)]);
    expect(refused).toEqual([]);
  });

  test("columns that the header names are none", async () => {
    const { rows } = await readAll(`Serial No,Purchase date,Hash,Price\nSIM0001,2024-01-01,${hash},800\n`);
    expect(rows).toEqual([rowOf()]);
  });
});

describe("rows without a hash", () => {
  test.each([
    [
      "maker, model and serial number",
      `${partner}\nSIM0001,,,Contoso,Book 14`,
      { manufacturer: "Contoso", model: "Book 14" },
    ],
    ["a product id", `${header}\n,${productId},`, { serialNumber: "", productId }],
    ["the 13 digits of the box", `${header}\nSIM0001,0033012345678,`, { productId: "0033012345678" }],
    ["no header", "SIM0001,,,Contoso,Book 14", { line: 1, manufacturer: "Contoso", model: "Book 14" }],
    [
      "something else for a hash",
      `${partner}\nSIM0001,,none,Contoso,Book 14`,
      { hardwareHash: "none", manufacturer: "Contoso", model: "Book 14" },
    ],
  ])("are kept with %s", async (_name, content, expected) => {
    expect((await readAll(content)).rows).toEqual([rowOf({ hardwareHash: "", ...expected })]);
  });

  test.each([
    ["zeros for a product id", `${header}\nSIM0001,0000000000000,`],
    ["the start of a product id", `${header}\nSIM0001,00330-80000,`],
    ["no model", `${partner}\nSIM0001,,,Contoso,`],
  ])("are refused with %s", async (_name, content) => {
    expect((await readAll(content)).refused).toMatchObject([{ line: 2, column: 3, reason: "noHash" }]);
  });
});

describe("the columns a person chose", () => {
  const content = `one,two,three,four\nT1,SIM0001,${hash},VK7JG-NPHTM-C97JM-9MPGT-3V66T\n`;

  test("go before everything that was found out", async () => {
    const { tables, rows, refused } = await readAll(content, {
      columns: { serialNumber: 2, hardwareHash: 3, groupTag: 1 },
    });
    expect(tables[0]).toMatchObject({
      guessed: false,
      columns: [{ role: "groupTag" }, { role: "serialNumber" }, { role: "hardwareHash" }, {}],
    });
    expect(rows).toEqual([rowOf({ groupTag: "T1" })]);
    expect(refused).toMatchObject([{ line: 1, column: 3, reason: "notAHardwareHash" }]);
  });

  test("leave other columns out, and nothing is moved", async () => {
    const { rows, refused } = await readAll(`${header}\nSIM0001,,${hash}\n${hash},,SIM0002`, {
      columns: { hardwareHash: 3 },
    });
    expect(rows).toEqual([rowOf({ serialNumber: "" })]);
    expect(refused).toMatchObject([{ line: 3, column: 3, reason: "notAHardwareHash", found: "SIM0002" }]);
  });

  test("never show a product key", async () => {
    const reading = await readAll(content, { columns: { serialNumber: 4, hardwareHash: 3 } });
    expect(reading.rows).toMatchObject([{ serialNumber: "", hardwareHash: hash }]);
    expect(JSON.stringify(reading.pieces)).not.toContain("VK7JG");
  });
});
