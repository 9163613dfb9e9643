import fc from "fast-check";
import { expect, test } from "vitest";
import { createLineSplitter } from "../../../main/practice/bridge/line-splitter.ts";

test("lines come out whole wherever the bytes were cut", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" })), fc.array(fc.nat(40)), (texts, cuts) => {
      const lines = texts.map((text) => text.replace(/[\r\n]/g, " "));
      const bytes = Buffer.from(lines.map((line, index) => `${line}${index % 2 ? "\r" : ""}\n`).join(""));
      const read: string[] = [];
      const splitter = createLineSplitter(
        1000,
        (line) => read.push(line),
        () => read.push("too long"),
      );
      let from = 0;
      for (const cut of [...cuts, bytes.length]) {
        splitter(bytes.subarray(from, from + cut));
        from += cut;
      }
      splitter(bytes.subarray(from));
      expect(read).toEqual(lines);
    }),
  );
});

test("a line that is too long is reported once and left out", () => {
  const read: string[] = [];
  const splitter = createLineSplitter(
    10,
    (line) => read.push(line),
    () => read.push("too long"),
  );
  for (const chunk of ["short\n", "much too ", "long for ", "this\nok\n", "and this one is too long\nend\n"])
    splitter(chunk);
  expect(read).toEqual(["short", "too long", "ok", "too long", "end"]);
});
