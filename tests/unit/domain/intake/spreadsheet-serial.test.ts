import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDamagedFormOf, isSpreadsheetNumber } from "../../../../shared/domain/intake/spreadsheet-serial.ts";

describe("what a spreadsheet makes of a serial number", () => {
  it.each([
    ["123456789012", "1.23457E+11"],
    ["123456789012", "1.2E+11"],
    ["123456789012", "1E+11"],
    ["123456789012", "1,23457e+11"],
    ["123456789012", "1.23456789012E+11"],
    ["999999999999", "1E+12"],
    ["999999999999", "1.00E+12"],
    ["100000000000", "1E+11"],
    ["0012345", "12345"],
    ["000000123456789012", "1.23457E+11"],
    ["12E3", "12000"],
    ["12E3", "1.20E+04"],
    ["5E8", "5.00E+08"],
    ["12345678901234567890", "1.23457E+19"],
    ["12345678901234567890", "12345678901234500000"],
  ])("%s became %s", (whole, cell) => {
    expect(isDamagedFormOf(cell, whole)).toBe(true);
  });

  it.each([
    ["123456789012", "123456789012"],
    ["123456789012", "1.23456E+11"],
    ["123456789012", "1.23457E+10"],
    ["123456789012", "1.23457E+12"],
    ["123456789012", "23456789012"],
    ["999999999999", "1E+11"],
    ["5CG1234ABC", "5CG1234AB"],
    ["ABC", "1.23457E+11"],
    ["", "1.2E+11"],
    ["123456789012", ""],
    ["5cg1234abc", "5CG1234ABC"],
    ["1.23457E+11", "1.23457E+11"],
    ["1E99999999", "1E+99"],
  ])("%s never becomes %s", (whole, cell) => {
    expect(isDamagedFormOf(cell, whole)).toBe(false);
  });

  it("is recognised for every number and every number of digits shown", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n - 1n }), fc.integer({ min: 0, max: 9 }), (number, digits) => {
        const cell = Number(number).toExponential(digits).toUpperCase();
        expect(isDamagedFormOf(cell, number.toString())).toBe(true);
        expect(isDamagedFormOf(cell, (number + 10n ** 15n).toString())).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("is told quickly, whatever stands there", () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string().map((text) => text.repeat(2000)),
      fc.constantFrom("1E999", "9".repeat(5000)),
    );
    fc.assert(fc.property(texts, texts, (cell, whole) => typeof isDamagedFormOf(cell, whole) === "boolean"));
  });
});

it("a power of ten with a fraction is certainly a spreadsheet's, and nothing else is", () => {
  const texts = ["1.23457E+11", "1,2e+11", "12E3", "1E+11", "5CG1234", "1.5"];
  expect(texts.map(isSpreadsheetNumber)).toEqual([true, true, false, false, false, false]);
});
