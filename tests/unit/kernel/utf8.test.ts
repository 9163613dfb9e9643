import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeUtf8, encodeUtf8 } from "../../../shared/kernel/utf8.ts";
import { anyCodePoint } from "../../support/any-code-point.ts";

const reference = new TextDecoder("utf-8", { ignoreBOM: true });

describe("utf8", () => {
  it("encodes any text as the platform does, also single surrogates", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint }), fc.nat({ max: 0xffff }), (text, unit) => {
        const mixed = text + String.fromCharCode(unit) + text;
        expect([...encodeUtf8(mixed)]).toEqual([...new TextEncoder().encode(mixed)]);
      }),
    );
  });

  it("decodes any bytes as the platform does", () => {
    const oftenMultiByte = fc.oneof(
      fc.integer({ min: 0xc0, max: 0xf7 }),
      fc.integer({ min: 0x80, max: 0xbf }),
      fc.nat({ max: 255 }),
    );
    fc.assert(
      fc.property(fc.array(oftenMultiByte, { maxLength: 30 }), (values) => {
        const bytes = Uint8Array.from(values);
        expect(decodeUtf8(bytes)).toBe(reference.decode(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["an overlong slash", [0xc0, 0xaf]],
    ["an encoded surrogate", [0xed, 0xa0, 0x80]],
    ["a point above U+10FFFF", [0xf4, 0x90, 0x80, 0x80]],
    ["a sequence that ends too early", [0x41, 0xe2, 0x82]],
  ])("replaces %s", (_, values) => {
    const bytes = Uint8Array.from(values);
    expect(decodeUtf8(bytes)).toBe(reference.decode(bytes));
  });

  it("decodes a part of a buffer", () => {
    expect(decodeUtf8(encodeUtf8("xxZürichxx"), 2, 9)).toBe("Zürich");
  });
});
