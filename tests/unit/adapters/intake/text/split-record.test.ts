import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { splitRecord } from "../../../../../main/adapters/intake/text/split-record.ts";

test("well-formed records come apart as a full parser takes them apart", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "B", "1", ".", '"', ",", ";", "\n") });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), fc.constantFrom(",", ";"), (values, delimiter) => {
      const text = values.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter);
      const { cells, hadQuotes } = splitRecord(text, delimiter);
      const parsed = (parse(text, { delimiter, record_delimiter: "\r" })[0] ?? []) as readonly string[];
      expect(parsed).toEqual(values);
      expect(hadQuotes).toBe(true);
      expect(cells).toHaveLength(values.length);
      // Cells are cleaned further: quotes and blanks around a value are none of it.
      for (const [index, value] of values.entries()) if (/^\w(?:.*\w)?$/s.test(value)) expect(cells[index]).toBe(value);
    }),
  );
});

test.each([
  ["blanks around quotes", 'a , "b, c" ,d', ["a", "b, c", "d"], true],
  ["inches", 'Book 14",a', ['Book 14"', "a"], false],
  ["a quote within a value", 'a"b"c,d', ['a"b"c', "d"], false],
  ["a quote that closes in the middle of a value", '"a"b,c', ['a"b', "c"], true],
  ["a spreadsheet's formula", '="001",b', ["001", "b"], true],
  ["nothing in quotes", '"",""', ["", ""], true],
  ["a delimiter at the end", '"a",', ["a", ""], true],
])("%s", (_name, text, cells, hadQuotes) => {
  expect(splitRecord(text, ",")).toEqual({ cells, hadQuotes });
});

test("cells beyond those of any table are left out", () => {
  expect(splitRecord(",".repeat(100_000), ",").cells).toHaveLength(512);
  expect(splitRecord('"",'.repeat(100_000), ",").cells).toHaveLength(512);
});
