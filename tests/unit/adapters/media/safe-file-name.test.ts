import { win32 } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { numberedName, safeFileName } from "../../../../main/adapters/media/safe-file-name.ts";
import { anyCodePoint } from "../../../support/any-code-point.ts";

test.each([
  ["label 7.svg", "label 7.svg"],
  ["../../evil.csv", "-..-evil.csv"],
  ["C:\\Windows\\x.txt", "C--Windows-x.txt"],
  ["con", "file-con"],
  ["LPT\u00b9.txt", "file-LPT\u00b9.txt"],
  ["COM0", "file-COM0"],
  ["nul .svg", "file-nul .svg"],
  ["conout$.csv", "file-conout$.csv"],
  ["console.csv", "console.csv"],
  ["…  ", "…"],
  ["..", "file-"],
  ["a\u202egvs.exe", "a-gvs.exe"],
  ["trailing. . .", "trailing"],
  [`${"x".repeat(119)}. y`, "x".repeat(119)],
  [`${"x".repeat(119)}😀`, "x".repeat(119)],
])("%j becomes %j", (name, expected) => {
  expect(safeFileName(name)).toBe(expected);
});

test("whatever a name is: a plain name that Windows keeps as it is, and making it safe again changes nothing", () => {
  const piece = fc.oneof(
    fc.string({ unit: anyCodePoint, maxLength: 70 }),
    fc.constantFrom("con", "COM1", ".", "..", "/", "\\", ":", " ", "\ud83d", "\0"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const name = safeFileName(pieces.join(""));
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}<>:"/\\|?*]|^[\s.]|[\s.]$|^$/u);
      expect([win32.basename(name), name.isWellFormed(), name.length <= 125]).toEqual([name, true, true]);
      expect(safeFileName(name)).toBe(name.slice(0, 120).replace(/[\s.]+$/, ""));
    }),
  );
});

test("the n-th name keeps the ending", () => {
  expect([1, 2, 3].map((number) => numberedName("devices.csv", number))).toEqual([
    "devices.csv",
    "devices (2).csv",
    "devices (3).csv",
  ]);
  expect(numberedName(".hidden", 2)).toBe(".hidden (2)");
});
