import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeUtf16, encodeUtf16 } from "../../../shared/kernel/utf16.ts";
import { anyCodePoint } from "../../support/any-code-point.ts";

it("is little-endian UTF-16 as the platform writes it, and reads back what it wrote", () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCodePoint }), (text) => {
      const bytes = encodeUtf16(text);
      expect([...bytes]).toEqual([...Buffer.from(text, "utf16le")]);
      expect(decodeUtf16(bytes)).toBe(text);
    }),
  );
});

it("reads a part of a buffer and leaves an odd last byte out", () => {
  expect(decodeUtf16(Uint8Array.of(0, 0x50, 0, 0x43, 0, 0x49), 1, 6)).toBe("PC");
});
