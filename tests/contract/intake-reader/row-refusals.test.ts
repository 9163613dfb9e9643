import { describe, expect, test } from "vitest";
import type { RefusedRow } from "../../../shared/domain/intake/intake-row.ts";
import { hash, header, readAll, rowOf, wrapped } from "./read-all.ts";

type Refusal = readonly [name: string, content: string, refused: RefusedRow];

const readable = { serialNumber: "SIM0001", manufacturer: "", model: "", tpm: "", osBuild: "" };

describe("refused", () => {
  const refusals: readonly Refusal[] = [
    ["no hash", `${header}\nSIM0001,,`, { line: 2, column: 3, reason: "noHash", found: "", readable }],
    ["too few columns", `${header}\nSIM0001`, { line: 2, column: 1, reason: "noHash", found: "SIM0001", readable }],
    [
      "a serial in the hash column",
      `${header}\n,,SIM0001`,
      { line: 2, column: 3, reason: "notAHardwareHash", found: "SIM0001" },
    ],
    [
      "a corporate identifier",
      "Contoso,Book 14,SIM0001",
      {
        line: 1,
        column: 3,
        reason: "corporateIdentifier",
        found: "SIM0001",
        readable: { ...readable, manufacturer: "Contoso", model: "Book 14" },
      },
    ],
    ["a serial number alone", "SIM0001", { line: 1, column: 1, reason: "noHash", found: "SIM0001", readable }],
    [
      "a row without header and hash",
      "SIM0001,,",
      { line: 1, column: 1, reason: "noHash", found: "SIM0001", readable },
    ],
    [
      "a header without a hash column",
      "Device Serial Number,Group Tag\nSIM0001,T1",
      { line: 2, column: 1, reason: "noHash", found: "SIM0001", readable },
    ],
    [
      "something else in the hash column",
      `${header}\nSIM0001,,${"x9".repeat(30)}`,
      { line: 2, column: 3, reason: "notAHardwareHash", found: "[60 characters]", readable },
    ],
    [
      "a product key, which is never shown",
      `${header}\nSIM0001,,key VK7JG-NPHTM-C97JM-9MPGT-3V66T`,
      { line: 2, column: 3, reason: "notAHardwareHash", found: "key [29 characters]", readable },
    ],
    [
      "an account, which is never shown",
      `${header}\nSIM0001,,see mia@contoso.example`,
      { line: 2, column: 3, reason: "notAHardwareHash", found: "see [account]", readable },
    ],
  ];
  test.each(refusals)("%s", async (_name, content, refused) => {
    const reading = await readAll(content);
    expect(reading.refused).toEqual([refused]);
    expect(reading.rows).toEqual([]);
  });
});

test.each([
  ["with a cut hash", hash.slice(0, 400)],
  ["with a damaged hash", `${hash.slice(0, 100)}*${hash.slice(101)}`],
  ["with a hash of somebody else's serial", hash],
])("a row %s is taken as it stands: decoding judges it", async (_name, hardwareHash) => {
  const { rows, refused } = await readAll(`${header}\nSIM0001,,${hardwareHash}`);
  expect(rows).toEqual([rowOf({ hardwareHash })]);
  expect(refused).toEqual([]);
});

test("corporate identifiers are told for the whole file, and a row with a hash among them is kept", async () => {
  const { tables, rows, refused } = await readAll(
    `${"Contoso,Book 14,SIM0009\n".repeat(70)}SIM0001,,${hash}\nContoso,Book 14,SIM0008\n`,
  );
  expect(tables).toMatchObject([{ kind: "corporateIdentifiers" }]);
  expect(refused.map(({ reason }) => reason)).toEqual(Array(71).fill("corporateIdentifier"));
  expect(rows).toEqual([rowOf({ line: 71, repairs: ["wrongColumn"] })]);
});

test("three cells are no corporate identifiers when hashes are near", async () => {
  const { tables, refused } = await readAll(`Contoso,Book 14,SIM0009\nSIM0001,,${hash}\n`);
  expect(tables).toMatchObject([{ kind: "headerlessCsv" }]);
  expect(refused).toMatchObject([{ line: 1, reason: "noIdentity" }]);
});

test("lines before a header are refused rows, and the header still counts", async () => {
  const { rows, refused } = await readAll(`Order 7\nprinted today\n${header}\nSIM0001,,${hash}`);
  expect(rows).toEqual([rowOf({ line: 4 })]);
  expect(refused.map(({ line }) => line)).toEqual([1, 2]);
});

test("a quote that is never closed costs nobody a row", async () => {
  const { rows, refused } = await readAll(`${header}\nSIM0001,,"${hash}\nSIM0002,,${hash}\nSIM0003,,${hash}"`);
  expect(rows).toEqual([
    rowOf({ repairs: ["quotes"] }),
    rowOf({ line: 3, serialNumber: "SIM0002" }),
    rowOf({ line: 4, serialNumber: "SIM0003", repairs: ["quotes"] }),
  ]);
  expect(refused).toEqual([]);
});

test("a line no row can have is given up, and reading goes on after it", async () => {
  const { rows, refused } = await readAll(`${header}\nSIM0001,,${"A".repeat(1_200_000)}\nSIM0001,,${hash}\n`);
  expect(refused).toEqual([{ line: 2, column: 0, reason: "rowTooLong", found: "" }]);
  expect(rows).toEqual([rowOf({ line: 3 })]);
});

describe("a hash broken over lines that is not whole", () => {
  test("refuses every piece behind it, and shows none of it", async () => {
    const { rows, refused } = await readAll(
      `${header}\r\n${wrapped(`SIM0001,,${hash.slice(0, 600)}`, 80)}\r\nSIM0002,,${hash}\r\n`,
    );
    expect(rows.map(({ line, serialNumber }) => [line, serialNumber])).toEqual([
      [2, "SIM0001"],
      [10, "SIM0002"],
    ]);
    expect(refused.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(refused.map(({ reason }) => reason)).has("notAHardwareHash")).toBe(true);
    expect(JSON.stringify(refused)).not.toContain(hash.slice(80, 104));
  });
});
