import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openText } from "../../../../../main/adapters/intake/text/open-text.ts";
import { longestLine, readLines, type TextLine } from "../../../../../main/adapters/intake/text/read-lines.ts";
import type { TextEncoding } from "../../../../../shared/domain/intake/intake-piece.ts";
import { memorySource } from "../../../../support/memory-source.ts";

async function linesOf(bytes: Uint8Array, encoding: TextEncoding, mostBytes: number): Promise<readonly TextLine[]> {
  const lines: TextLine[] = [];
  for await (const batch of readLines(openText(memorySource(bytes, { mostBytes }), encoding))) lines.push(...batch);
  return lines;
}

const encoders: Readonly<Record<TextEncoding, (text: string) => Buffer>> = {
  ascii: (text) => Buffer.from(text, "latin1"),
  "utf-8": (text) => Buffer.from(text),
  "utf-8-bom": (text) => Buffer.from(`\uFEFF${text}`),
  "utf-16le": (text) => Buffer.from(`\uFEFF${text}`, "utf16le"),
  "utf-16be": (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
  "windows-1252": (text) => Buffer.from(text, "latin1"),
};

test("lines are those an editor shows, in every encoding and wherever the bytes were cut", async () => {
  const encoding = fc.constantFrom(...(Object.keys(encoders) as TextEncoding[]));
  const parts = fc.array(fc.constantFrom("SIM0001", "a,b", "x", "\n", "\r", "\r\n", " "), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(encoding, parts, fc.integer({ min: 1, max: 9 }), async (name, texts, size) => {
      const text = texts.join("");
      const shown = text.split(/\r\n|\n|\r/);
      // What follows the last line end is a line only when something stands there.
      const wanted = shown.at(-1) === "" ? shown.slice(0, -1) : shown;
      const lines = await linesOf(encoders[name](text), name, size);
      expect(lines.map((line) => line.text)).toEqual(wanted);
      expect(lines.map(({ line }) => line)).toEqual(wanted.map((_, index) => index + 1));
    }),
  );
});

describe("characters beyond ASCII", () => {
  test.each([
    ["utf-8", "Büro € 🙂"],
    ["utf-16le", "Büro € 🙂"],
    ["utf-16be", "Büro € 🙂"],
  ] as const)("in %s are whole wherever they were cut", async (encoding, text) => {
    for (const size of [1, 2, 3, 5])
      expect(await linesOf(encoders[encoding](text), encoding, size)).toMatchObject([{ text }]);
  });

  test("of the Windows code page are the ones Windows shows", async () => {
    expect(await linesOf(Buffer.of(0x80, 0x93, 0xfc, 0x94), "windows-1252", 2)).toMatchObject([{ text: "€“ü”" }]);
  });

  test("that were cut off at the end do no harm", async () => {
    expect(await linesOf(Buffer.from("ab€").subarray(0, -1), "utf-8", 3)).toMatchObject([{ text: "ab\uFFFD" }]);
    expect(await linesOf(Buffer.from("ab", "utf16le").subarray(0, -1), "utf-16le", 3)).toMatchObject([{ text: "a" }]);
    expect(await linesOf(Buffer.from("ab", "utf16le").swap16().subarray(0, -1), "utf-16be", 3)).toMatchObject([
      { text: "a" },
    ]);
  });
});

test("a line longer than any row is given up, and the lines around it are not", async () => {
  const long = "x".repeat(longestLine + 1);
  const lines = await linesOf(Buffer.from(`one\n${long}\n${long.slice(1)}\nfour`), "ascii", 100_000);
  expect(lines.map(({ line, text, tooLong }) => [line, text.length, tooLong])).toEqual([
    [1, 3, false],
    [2, 0, true],
    [3, longestLine, false],
    [4, 4, false],
  ]);
});

test("zeros are left out, and marks at the beginning of a line", async () => {
  const lines = await linesOf(Buffer.from("one\u0000\n\uFEFFtwo\n\u0000\u0000"), "utf-8", 1_000);
  expect(lines).toEqual([
    { line: 1, text: "one", tooLong: false, hadZeros: true },
    { line: 2, text: "two", tooLong: false, hadZeros: true },
  ]);
});
