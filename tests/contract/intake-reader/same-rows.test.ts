import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeHardwareHash } from "../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import type { IntakeRow } from "../../../shared/domain/intake/intake-row.ts";
import { readAll } from "./read-all.ts";

const titles = ["Device Serial Number", "Windows Product ID", "Hardware Hash", "Group Tag", "Assigned User"];

/** Twenty devices with values of every kind that a column can hold. */
const devices = Array.from({ length: 20 }, (_, index) => [
  `SIM00${index + 10}`,
  index % 3 === 0 ? "00330-80000-00000-AAOEM" : "",
  encodeHardwareHash(simulatedHashFields(`SIM00${index + 10}`)),
  index % 2 === 0 ? "Büro 2" : "",
  index % 4 === 0 ? "mia.berg@contoso.example" : "",
]);

const encodings = {
  utf8: (text: string) => Buffer.from(text),
  utf8WithMark: (text: string) => Buffer.from(`\uFEFF${text}`),
  utf16: (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le"),
  utf16WithoutMark: (text: string) => Buffer.from(text, "utf16le"),
  bigEndian: (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
  bigEndianWithoutMark: (text: string) => Buffer.from(text, "utf16le").swap16(),
  windows1252: (text: string) => Buffer.from(text, "latin1"),
};

const quotings = {
  none: (cells: readonly string[], delimiter: string) => cells.join(delimiter),
  all: (cells: readonly string[], delimiter: string) => cells.map((cell) => `"${cell}"`).join(delimiter),
  filled: (cells: readonly string[], delimiter: string) =>
    cells.map((cell) => (cell === "" ? "" : `"${cell}"`)).join(delimiter),
  twice: (cells: readonly string[], delimiter: string) => cells.map((cell) => `"""${cell}"""`).join(delimiter),
  formula: (cells: readonly string[], delimiter: string) => cells.map((cell) => `="${cell}"`).join(delimiter),
  line: (cells: readonly string[], delimiter: string) => `"${cells.join(delimiter)}"`,
};

const headerCases = {
  exact: (title: string) => title,
  upper: (title: string) => title.toUpperCase(),
  lower: (title: string) => title.toLowerCase(),
  joined: (title: string) => title.replaceAll(" ", ""),
  underscores: (title: string) => title.replaceAll(" ", "_"),
};

test("the same devices are the same rows in every form a file can have", async () => {
  const form = fc.record({
    encoding: fc.constantFrom(...Object.values(encodings)),
    delimiter: fc.constantFrom(",", ";", "\t", "|"),
    quoted: fc.constantFrom(...Object.values(quotings)),
    headerCase: fc.constantFrom(...Object.values(headerCases)),
    lineEnd: fc.constantFrom("\r\n", "\n", "\r", "\n\n"),
    blanks: fc.constantFrom("", "  "),
    isNamed: fc.boolean(),
    hasLastEnd: fc.boolean(),
  });
  const wanted = (await readAll([titles, ...devices].map((cells) => cells.join(",")).join("\n"))).rows.map(valuesOf);
  expect(wanted).toHaveLength(20);
  await fc.assert(
    fc.asyncProperty(
      form,
      async ({ encoding, delimiter, quoted, headerCase, lineEnd, blanks, isNamed, hasLastEnd }) => {
        const lines = [titles.map(headerCase), ...devices].map((cells) => quoted(cells, delimiter) + blanks);
        const all = isNamed ? [`sep=${delimiter}`, ...lines] : lines;
        const { rows, refused } = await readAll(encoding(all.join(lineEnd) + (hasLastEnd ? lineEnd : "")));
        expect(rows.map(valuesOf)).toEqual(wanted);
        expect(refused).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
});

function valuesOf({ line: _line, repairs: _repairs, ...values }: IntakeRow): unknown {
  return values;
}
