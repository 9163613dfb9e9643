import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeHardwareHash } from "../../../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import type { DecodedHash } from "../../../../shared/domain/hardware-hash/decoded-hash.ts";
import { withFlippedByte } from "../../../../shared/domain/hardware-hash/hash-variants.ts";
import { MAXIMUM_CHARACTERS } from "../../../../shared/domain/hardware-hash/repair-hash-text.ts";
import { anyCodePoint } from "../../../support/any-code-point.ts";
import { readSample } from "./read-sample.ts";

const sound = readSample("synthetic-full-valid.b64");
const soundBytes = new Uint8Array(Buffer.from(sound, "base64"));
const lines = sound.match(/.{1,80}/g) ?? [];

const clean = decodedOf(sound);
/** A hash whose checksum cannot prove anything any more. */
const broken = withFlippedByte(sound);

function decodedOf(text: string): DecodedHash {
  const decoded = decodeHardwareHash(text);
  if (!decoded.ok) throw new Error(decoded.error.code);
  return decoded.value;
}

describe("repairs", () => {
  it.each([
    ["quotes", `"${sound}"`, ["quotes"]],
    ["typographic quotes", `\u201C${sound}\u201D`, ["quotes"]],
    ["backquotes and a mark of direction", `\`${sound}\`\u200E`, ["byteOrderMark", "quotes"]],
    ["text of two bytes a character read as one", [...sound].join("\0"), ["byteOrderMark"]],
    ["a byte order mark and a line end", `\uFEFF${sound}\r\n`, ["byteOrderMark", "lineBreaks"]],
    ["lines of 80 columns", lines.join("\r\n"), ["lineBreaks"]],
    ["blanks and no-break spaces", ` ${lines.join("\u00A0")}\t`, ["blanks"]],
    ["a missing last character", sound.slice(0, -1), ["padding"]],
    ["two missing characters", sound.slice(0, -2), ["padding"]],
    ["padding that does not belong there", `${sound}=`, ["padding"]],
    ["one filling character too many", `${sound}A`, ["padding"]],
    [
      "everything at once",
      `\uFEFF"${lines.join("\n ")}=="\n`,
      ["byteOrderMark", "quotes", "lineBreaks", "blanks", "padding"],
    ],
  ])("puts %s right and says so", (_, text, repairs) => {
    const decoded = decodeHardwareHash(text);
    if (!decoded.ok) throw new Error(decoded.error.code);
    const { text: canonical, totalBytes } = decoded.value;
    expect(decoded.value).toEqual({ ...clean, text: canonical, totalBytes, repairs });
    expect(canonical.replace(/A*=*$/, "")).toBe(sound.replace(/A*$/, ""));
    expect(Buffer.from(canonical, "base64").toString("base64")).toBe(canonical);
  });

  it("accepts sound padding as it is and corrects bits that padding hides", () => {
    const padded = Buffer.from(soundBytes.subarray(0, 2999)).toString("base64");
    expect(decodeHardwareHash(padded)).toMatchObject({ ok: true, value: { text: padded, repairs: [] } });
    expect(decodeHardwareHash(padded.replace("A=", "B="))).toMatchObject({
      ok: true,
      value: { text: padded, repairs: ["padding"] },
    });
  });

  it("drops a last character that holds less than a byte", () => {
    expect(decodeHardwareHash(`${sound}B`)).toMatchObject({
      ok: true,
      value: { text: sound, repairs: ["danglingCharacter"] },
    });
  });
});

describe("texts that are no hash", () => {
  it.each([
    ["nothing", "", { code: "hash.empty" }],
    ["only quotes and blanks", ' ""\r\n', { code: "hash.empty" }],
    [
      "a product key id",
      " 3300326890139\t",
      { code: "hash.notAHardwareHash", characters: 13, looksLike: "productKeyId" },
    ],
    [
      "a product key",
      '"AAAAA-BBBBB-CCCCC-DDDDD-EEEEE"',
      { code: "hash.notAHardwareHash", characters: 29, looksLike: "productKey" },
    ],
    ["a serial number", "SIM0000001", { code: "hash.notAHardwareHash", characters: 10, looksLike: "other" }],
    ["a serial number with a dash", "SIM-0001", { code: "hash.notAHardwareHash", characters: 8, looksLike: "other" }],
    [
      "other base64",
      "aGVsbG8gd29ybGQsIHRoaXMgaXMgdGV4dA==",
      { code: "hash.notAHardwareHash", characters: 36, looksLike: "other" },
    ],
    [
      "far too much",
      "A".repeat(MAXIMUM_CHARACTERS + 1),
      { code: "hash.tooLong", characters: MAXIMUM_CHARACTERS + 1, maximumCharacters: MAXIMUM_CHARACTERS },
    ],
  ])("refuses %s", (_, text, error) => {
    expect(decodeHardwareHash(text)).toEqual({ ok: false, error });
  });

  it.each([
    ["a foreign character", `${sound.slice(0, 600)}*${sound.slice(601)}`, 600, 450],
    ["a dash in quotes", `"${sound.slice(0, 10)}-`, 11, 6],
    ["one among lines and quotes", `"${lines.join("\n").replace("\n", "\n\u00E9")}"`, 82, 60],
    ["padding inside a damaged hash", `${broken.slice(0, 600)}=${broken.slice(600)}`, 600, 450],
    ["padding too early", `${broken.slice(0, 300)}===`, 300, 225],
    ["a foreign character at the start", `T0E*${sound.slice(4)}`, 3, 0],
  ])("refuses %s, with what stands before it", (_, text, characterIndex, bytes) => {
    const decoded = decodeHardwareHash(text);
    if (decoded.ok || decoded.error.code !== "hash.badCharacter") throw new Error("not refused");
    const { partial } = decoded.error;
    const whole = clean.records.filter(({ offset, length }) => offset + length <= bytes);
    expect([decoded.error.characterIndex, partial.totalBytes]).toEqual([characterIndex, bytes]);
    expect(partial.records.map(({ offset }) => offset)).toEqual(whole.map(({ offset }) => offset));
    expect(partial.toolBuild).toBe(bytes < 16 ? null : "10.0.26100.1");
  });

  it.each(["T0E", "T0F", "T0G", "T0H"])("does not insist on one letter: %s starts a hash", (start) => {
    expect(decodeHardwareHash(`${start}7AwEAHAAAAAoA`)).toMatchObject({ error: { code: "hash.truncated" } });
  });

  it("answers any text", () => {
    const nearBase64 = fc.string({ unit: fc.constantFrom(..."AB0+/= \n\"'\uFEFF\u00E9-"), maxLength: 60 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: anyCodePoint }),
          nearBase64,
          nearBase64.map((tail) => `T0E7AwEAHAAA${tail}`),
        ),
        (text) => {
          expect(typeof decodeHardwareHash(text).ok).toBe("boolean");
        },
      ),
      { numRuns: 2000 },
    );
  });
});
