import { expect, test } from "vitest";
import { entryTroubles } from "../../../shared/domain/intake/intake-piece.ts";
import { entryTroubleSentence } from "../../../shared/text/lists/entry-trouble-text.ts";

test("every trouble of an entry says what it is and what to do, with its values and without", () => {
  for (const trouble of entryTroubles)
    for (const params of [{}, { format: "xls", limit: 4, position: 12 }, { format: "somethingNew", limit: 2 ** 30 }])
      expect(entryTroubleSentence({ trouble, params })).toMatch(/^[A-Z].+: [a-z].+[a-z]$/);
});

test("formats are named, and what another program can save is told", () => {
  const said = (format: string) => entryTroubleSentence({ trouble: "unsupportedFormat", params: { format } });
  expect(said("xls")).toBe("Not read here: old Excel workbook (.xls): save it as .xlsx or CSV and hand that over");
  expect(said("7z")).toBe("Not read here: 7-Zip archive: unpack it and hand over the files in it");
  expect(entryTroubleSentence({ trouble: "tooLarge", params: { limit: 256 * 1024 ** 2 } })).toContain("(256 MB)");
  expect(entryTroubleSentence({ trouble: "somethingNew", params: {} })).toBe("somethingNew");
});
