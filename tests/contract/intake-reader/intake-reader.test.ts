import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCsvIntakeReader } from "../../../main/adapters/media/csv-intake-reader.ts";
import { encodeHardwareHash } from "../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import type { IntakeReading } from "../../../shared/domain/intake/intake-reading.ts";

const reader = createCsvIntakeReader();
const hash = encodeHardwareHash(simulatedHashFields("SIM0001"));
const header = "Device Serial Number,Windows Product ID,Hardware Hash";

function read(content: string | Uint8Array): IntakeReading {
  const reading = reader.read("stick.csv", typeof content === "string" ? Buffer.from(content, "utf8") : content);
  if (!reading.ok) throw new Error(JSON.stringify(reading.error));
  return reading.value;
}

function row(line: number, more: { readonly hardwareHash?: string; readonly [field: string]: unknown } = {}) {
  return {
    line,
    serialNumber: "SIM0001",
    productId: "",
    hardwareHash: hash,
    hashDigest: createHash("sha256")
      .update(more.hardwareHash ?? hash)
      .digest("hex"),
    hashColumn: 3,
    groupTag: "",
    assignedUser: "",
    ...more,
  };
}

test("says which file it read", () => {
  const bytes = Buffer.from(`${header}\r\nSIM0001,,${hash}\r\n`);
  expect(read(bytes)).toEqual({
    fileName: "stick.csv",
    sha256: createHash("sha256").update(bytes).digest("hex"),
    encoding: "ascii",
    shape: "intuneCsv",
    rows: [row(2)],
    refused: [],
  });
});

describe("encodings", () => {
  const text = `${header},Group Tag\r\nSIM0001,,${hash},Büro\r\n`;
  const utf16be = Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
  test.each([
    ["utf-8", Buffer.from(text)],
    ["utf-8-bom", Buffer.from(`\uFEFF${text}`)],
    ["utf-16le", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["utf-16be", utf16be],
    ["utf-16le", Buffer.from(text, "utf16le")],
    ["utf-16be", utf16be.subarray(2)],
    ["windows-1252", Buffer.from(text, "latin1")],
  ])("%s", (encoding, bytes) => {
    expect(read(bytes)).toMatchObject({ encoding, shape: "intuneCsv", rows: [row(2, { groupTag: "Büro" })] });
  });
});

describe("shapes", () => {
  test.each([
    ["three columns", `${header}\nSIM0001,,${hash}`, "intuneCsv", row(2)],
    ["a group tag", `${header},Group Tag\nSIM0001,,${hash},T1`, "intuneCsv", row(2, { groupTag: "T1" })],
    [
      "a user",
      `${header},Group Tag,Assigned User\nSIM0001,,${hash},,a@b.example`,
      "intuneCsv",
      row(2, { assignedUser: "a@b.example" }),
    ],
    ["the old word for a group tag", `${header},OrderID\nSIM0001,,${hash},T1`, "intuneCsv", row(2, { groupTag: "T1" })],
    [
      "Partner Center's header",
      `${header},Manufacturer name,Device model\nSIM0001,,${hash},Contoso,Book 14`,
      "partnerCenterCsv",
      row(2),
    ],
    [
      "a header in another case",
      `device SERIAL number, windows product id ,HARDWARE  HASH\nSIM0001,,${hash}`,
      "intuneCsv",
      row(2),
    ],
    [
      "columns in another order",
      `Hardware Hash,Device Serial Number\n${hash},SIM0001`,
      "intuneCsv",
      row(2, { hashColumn: 1 }),
    ],
    ["no header", `SIM0001,,${hash}`, "headerless", row(1)],
    [
      "no header and a product id",
      `SIM0001,00330-80000,${hash},T1,a@b.example`,
      "headerless",
      row(1, { productId: "00330-80000", groupTag: "T1", assignedUser: "a@b.example" }),
    ],
    ["no header and two columns", `SIM0001;${hash}`, "headerless", row(1, { hashColumn: 2 })],
    ["semicolons", `${header.replaceAll(",", ";")}\nSIM0001;;${hash}`, "intuneCsv", row(2)],
    ["tabs", `${header.replaceAll(",", "\t")}\nSIM0001\t\t${hash}`, "intuneCsv", row(2)],
    ["a spreadsheet's delimiter line", `sep=;\n${header.replaceAll(",", ";")}\nSIM0001;;${hash}`, "intuneCsv", row(3)],
    ["quotes", `${header.replaceAll(/[^,]+/g, '"$&"')}\n"SIM0001","","${hash}"`, "intuneCsv", row(2)],
    ["blanks around cells", `${header}\n  SIM0001 , , ${hash} \t`, "intuneCsv", row(2)],
    ["a spreadsheet's text formula", `${header}\n"=""SIM0001""",,${hash}`, "intuneCsv", row(2)],
    ["mixed line ends and blank lines", `\r\n${header}\r\r\n\n  \nSIM0001,,${hash}\r\n\n`, "intuneCsv", row(6)],
    ["a trailing delimiter", `${header}\nSIM0001,,${hash},`, "intuneCsv", row(2)],
    ["a header that comes again", `${header}\n${header}\nSIM0001,,${hash}`, "intuneCsv", row(3)],
    [
      "a hash wrapped within quotes",
      `${header}\nSIM0001,,"${hash.slice(0, 80)}\r\n${hash.slice(80)}"\n`,
      "intuneCsv",
      row(2, { hardwareHash: `${hash.slice(0, 80)}\n${hash.slice(80)}` }),
    ],
  ])("%s", (_name, content, shape, expected) => {
    expect(read(content)).toMatchObject({ shape, rows: [expected], refused: [] });
  });

  test("lines are counted through blank lines and line ends within quotes", () => {
    const wrapped = `"${hash.slice(0, 40)}\r\n${hash.slice(40)}"`;
    const reading = read(`${header}\r\n\r\nSIM0001,,${wrapped}\r\n\r\nSIM0002,,${hash}\rSIM0003,,${hash}\n`);
    expect(reading.rows.map(({ line, serialNumber }) => [line, serialNumber])).toEqual([
      [3, "SIM0001"],
      [6, "SIM0002"],
      [7, "SIM0003"],
    ]);
  });
});

describe("whatever the file", () => {
  const cell = fc.oneof(
    fc.constantFrom("", "SIM0001", "1.2E+11", hash, hash.slice(0, 300), "Contoso"),
    fc.stringMatching(/^[A-Za-z0-9 ._@-]{1,20}$/),
  );
  const record = fc.array(cell, { minLength: 2, maxLength: 7 });
  const plain = (content: string): boolean => content.trim() !== "";

  test("every row is taken or refused, in order, each line once", () => {
    const format = fc.record({
      head: fc.constantFrom(header, `${header},Group Tag`, ""),
      lineEnd: fc.constantFrom("\r\n", "\n", "\r"),
      blankLines: fc.nat(3),
    });
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 12 }),
        format,
        (records, { head, lineEnd, blankLines }) => {
          const lines = [head, ...Array<string>(blankLines).fill(""), ...records.map((cells) => cells.join(","))];
          const reading = read(lines.join(lineEnd));
          const first = lines.length - records.length + 1;
          const seen = [...reading.rows, ...reading.refused]
            .map(({ line }) => line)
            .sort((left, right) => left - right);
          expect(seen).toEqual(records.map((_, index) => first + index));
        },
      ),
    );
  });

  test("nothing makes it throw, and no refusal shows a hash", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 600 }),
          fc
            .string({ unit: "binary" })
            .filter(plain)
            .map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          reader.read("stick.csv", bytes);
        },
      ),
    );
    fc.assert(
      fc.property(fc.nat(3_800), fc.string({ maxLength: 4 }), (place, damage) => {
        const damaged = hash.slice(0, place) + damage + hash.slice(place);
        const reading = reader.read("stick.csv", Buffer.from(`${header}\nSIM0001,,${damaged}\n`));
        const shown = JSON.stringify(reading.ok ? reading.value.refused : reading.error);
        expect(/[A-Za-z0-9+/]{41}/.test(shown)).toBe(false);
      }),
    );
  });
});
