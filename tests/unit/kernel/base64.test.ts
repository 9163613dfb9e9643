import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBase64, encodeBase64 } from "../../../shared/kernel/base64.ts";
import { anyCodePoint } from "../../support/any-code-point.ts";

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

describe("base64", () => {
  // RFC 4648, section 10.
  it.each([
    ["", ""],
    ["f", "Zg=="],
    ["fo", "Zm8="],
    ["foo", "Zm9v"],
    ["foob", "Zm9vYg=="],
    ["fooba", "Zm9vYmE="],
    ["foobar", "Zm9vYmFy"],
  ])("codes %j as %j in both directions", (plain, coded) => {
    expect(encodeBase64(bytesOf(plain))).toBe(coded);
    expect(decodeBase64(coded)).toEqual({ ok: true, value: bytesOf(plain) });
    expect(decodeBase64(coded.replaceAll("=", ""))).toEqual({ ok: true, value: bytesOf(plain) });
  });

  it("agrees with the platform on any bytes, also with a long tail of zeros", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.nat({ max: 900 }), (head, zeros) => {
        const bytes = new Uint8Array(head.length + zeros);
        bytes.set(head);
        const coded = Buffer.from(bytes).toString("base64");
        expect(encodeBase64(bytes)).toBe(coded);
        expect(decodeBase64(coded)).toEqual({ ok: true, value: bytes });
      }),
    );
  });

  it.each([
    ["Zg=", { code: "badLength", index: 3 }],
    ["Z", { code: "badLength", index: 1 }],
    ["Zm9vY", { code: "badLength", index: 5 }],
    ["Zm9 vYg=", { code: "badCharacter", index: 3 }],
    ["Zm9vYm-y", { code: "badCharacter", index: 6 }],
    ["Zm9vY=Fy", { code: "badCharacter", index: 5 }],
    ["Zm9v\u0141AAA", { code: "badCharacter", index: 4 }],
    ["Zm9v!A==", { code: "badCharacter", index: 4 }],
    ["A===", { code: "badCharacter", index: 1 }],
  ])("refuses %j and says where", (text, error) => {
    expect(decodeBase64(text)).toEqual({ ok: false, error });
  });

  it("never throws, and what it accepts has only characters of the alphabet", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint, maxLength: 40 }), (text) => {
        if (decodeBase64(text).ok) expect(text).toMatch(/^[A-Za-z0-9+/]*={0,2}$/);
      }),
    );
  });
});
