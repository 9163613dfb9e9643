import fc from "fast-check";
import { expect, test } from "vitest";
import { createLineFraming } from "../../../../main/adapters/bridge/line-framing.ts";
import { anyCodePoint } from "../../../support/any-code-point.ts";

/** Feeds bytes in pieces cut at the given places; answers the lines and whether all was taken. */
function feed(bytes: Uint8Array, cuts: readonly number[], maxLineLength = 1_000) {
  const lines: string[] = [];
  const framing = createLineFraming(maxLineLength, (line) => lines.push(line));
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((left, right) => left - right), bytes.length];
  const taken = places.slice(1).map((place, index) => framing.push(bytes.subarray(places[index], place)));
  return { lines, taken: taken.every(Boolean) };
}

const cutPlaces = fc.array(fc.nat(5_000), { maxLength: 30 });
const line = fc
  .string({ unit: anyCodePoint, minLength: 1, maxLength: 60 })
  .filter((text) => !/[\r\n\uFEFF\uFFFD]/.test(text));

test("lines come out whole wherever the bytes were split", () => {
  const lineEnd = fc.constantFrom("\n", "\r\n", "\n\n", "\r\n\r\n");
  fc.assert(
    fc.property(fc.array(fc.tuple(line, lineEnd)), cutPlaces, fc.boolean(), (parts, cuts, withMark) => {
      const text = parts.map(([content, end]) => content + end).join("");
      const bytes = Buffer.from((withMark ? "\uFEFF" : "") + text, "utf8");
      expect(feed(bytes, cuts)).toEqual({ lines: parts.map(([content]) => content), taken: true });
    }),
  );
});

test("any bytes are taken without a throw, and the split never changes the lines", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), cutPlaces, (bytes, cuts) => {
      expect(feed(bytes, cuts)).toEqual(feed(bytes, []));
    }),
  );
});

test("an unfinished line is not given out", () => {
  expect(feed(Buffer.from("one\ntwo"), [])).toEqual({ lines: ["one"], taken: true });
});

test.each([
  ["a line end", "12345\n", ["12345"], true],
  ["a CRLF", "12345\r\n", ["12345"], true],
  ["one character too many", "123456\n12\n", [], false],
  ["no end in sight", "1\n1234567", ["1"], false],
])("the length limit with %s", (_name, text, lines, taken) => {
  expect(feed(Buffer.from(text), [], 5)).toEqual({ lines, taken });
});

test("nothing is read any more after an overlong line", () => {
  const lines: string[] = [];
  const framing = createLineFraming(5, (text) => lines.push(text));
  expect([framing.push(Buffer.from("1234567")), framing.push(Buffer.from("\nok\n")), lines]).toEqual([
    false,
    false,
    [],
  ]);
});
