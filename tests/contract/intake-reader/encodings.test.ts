import { describe, expect, test } from "vitest";
import { hash, header, readAll, rowOf } from "./read-all.ts";

const text = `${header},Group Tag\r\nSIM0001,,${hash},Büro €\r\n`;
const plain = text.replace(" €", "");
const asLittle = (content: string): Buffer => Buffer.from(content, "utf16le");
const asBig = (content: string): Buffer => Buffer.from(content, "utf16le").swap16();
const windows1252 = Buffer.from(text.replace("€", "\u0080"), "latin1");

describe("a file in", () => {
  test.each([
    ["ASCII", "ascii", Buffer.from(text.replace("Büro €", "T1")), { groupTag: "T1" }],
    ["UTF-8", "utf-8", Buffer.from(text), {}],
    ["UTF-8 with a mark", "utf-8-bom", Buffer.from(`\uFEFF${text}`), { repairs: ["encoding"] }],
    ["UTF-16", "utf-16le", asLittle(`\uFEFF${text}`), { repairs: ["encoding"] }],
    ["big-endian UTF-16", "utf-16be", asBig(`\uFEFF${text}`), { repairs: ["encoding"] }],
    ["UTF-16 without a mark", "utf-16le", asLittle(text), { repairs: ["encoding"] }],
    ["big-endian UTF-16 without a mark", "utf-16be", asBig(text), { repairs: ["encoding"] }],
    ["UTF-16 with the other order's mark", "utf-16le", asLittle(`\uFFFE${text}`), { repairs: ["encoding"] }],
    [
      "UTF-16 with half a character at its end",
      "utf-16le",
      Buffer.concat([asLittle(`\uFEFF${text}`), Buffer.of(0x41)]),
      { repairs: ["encoding"] },
    ],
    ["Windows-1252", "windows-1252", windows1252, { repairs: ["encoding"] }],
    ["UTF-8 with half a character at its end", "utf-8", Buffer.concat([Buffer.from(text), Buffer.of(0xe2, 0x82)]), {}],
  ])("%s", async (_name, encoding, bytes, more) => {
    const reading = await readAll(bytes);
    expect(reading.tables).toMatchObject([{ encoding, kind: "intuneCsv" }]);
    expect(reading.rows).toEqual([rowOf({ groupTag: "Büro €", ...more } as object)]);
  });
});

describe("a file put together of", () => {
  const row = (serial: string): string => `${serial},,${hash}\r\n`;
  test.each([
    ["UTF-16, then ASCII", [asLittle(`\uFEFF${header}\r\n${row("SIM0001")}`), Buffer.from(row("SIM0002"))]],
    ["ASCII, then UTF-16", [Buffer.from(`${header}\r\n${row("SIM0001")}`), asLittle(row("SIM0002"))]],
    [
      "ASCII, then UTF-16 with a mark",
      [Buffer.from(`${header}\r\n${row("SIM0001")}`), asLittle(`\uFEFF${row("SIM0002")}`)],
    ],
    [
      "two with UTF-8 marks",
      [Buffer.from(`\uFEFF${header}\r\n${row("SIM0001")}`), Buffer.from(`\uFEFF${row("SIM0002")}`)],
    ],
  ])("%s", async (_name, parts) => {
    const { rows, refused } = await readAll(Buffer.concat(parts));
    expect(rows).toEqual([
      rowOf({ repairs: expect.any(Array) }),
      rowOf({ line: 3, serialNumber: "SIM0002", repairs: ["encoding"] }),
    ]);
    expect(refused).toEqual([]);
  });

  test("rows and the zeros of a stick that was pulled", async () => {
    const { rows, refused } = await readAll(Buffer.concat([Buffer.from(plain), Buffer.alloc(300_000)]));
    expect(rows).toHaveLength(1);
    expect(refused).toEqual([]);
  });
});

test.each([
  ["a program", Buffer.from("MZ\u0090\u0000\u0003\u0000\u0000\u0000\u0004\u0000\u0000\u0000ÿÿ\u0000\u0000", "latin1")],
  [
    "random bytes",
    Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7_919 + (index >> 3) * 104_729) & 0xff)),
  ],
])("%s is no text", async (_name, bytes) => {
  expect((await readAll(bytes)).rows).toEqual([]);
  expect((await readAll(bytes)).refused).toEqual([]);
});
