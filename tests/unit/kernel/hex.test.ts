import fc from "fast-check";
import { expect, it } from "vitest";
import { bytesToHex, hexToBytes } from "../../../shared/kernel/hex.ts";

it("prints bytes as the platform does and reads them back in either case", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const digits = Buffer.from(bytes).toString("hex");
      expect(bytesToHex(bytes)).toBe(digits);
      expect(hexToBytes(digits.toUpperCase())).toEqual(bytes);
    }),
  );
});

it("prints a part of a buffer", () => {
  expect(bytesToHex(Uint8Array.of(1, 0xab, 0xcd, 4), 1, 3)).toBe("abcd");
});

it.each(["abc", "zz", "0x"])("treats %j as a defect", (digits) => {
  expect(() => hexToBytes(digits)).toThrow(RangeError);
});
