import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeHardwareHash } from "../../../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import { MAXIMUM_CHARACTERS } from "../../../../shared/domain/hardware-hash/repair-hash-text.ts";
import { readSample } from "./read-sample.ts";

const sound = readSample("synthetic-full-valid.b64");
const soundBytes = new Uint8Array(Buffer.from(sound, "base64"));
const lines = sound.match(/.{1,80}/g) ?? [];

describe("repairs", () => {
  it.each([
    ["quotes", `"${sound}"`, ["quotes"]],
    ["typographic quotes", `\u201C${sound}\u201D`, ["quotes"]],
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
    const clean = decodeHardwareHash(sound);
    if (!clean.ok) throw new Error(clean.error.code);
    const { text: canonical, totalBytes } = decoded.value;
    expect(decoded.value).toEqual({ ...clean.value, text: canonical, totalBytes, repairs });
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
      "a foreign character",
      `${sound.slice(0, 99)}*${sound.slice(100)}`,
      { code: "hash.badCharacter", characterIndex: 99 },
    ],
    ["a dash in quotes", `"${sound.slice(0, 10)}-`, { code: "hash.badCharacter", characterIndex: 11 }],
    ["padding inside", `${sound.slice(0, 50)}=${sound.slice(50)}`, { code: "hash.badCharacter", characterIndex: 50 }],
    ["three padding characters", `${sound}===`, { code: "hash.badCharacter", characterIndex: 4000 }],
    ["a product key id", "3300326890139", { code: "hash.notAHardwareHash", characters: 12 }],
    ["a serial number", "SIM0000001", { code: "hash.notAHardwareHash", characters: 12 }],
    ["other base64", "aGVsbG8gd29ybGQsIHRoaXMgaXMgdGV4dA==", { code: "hash.notAHardwareHash", characters: 36 }],
    [
      "far too much",
      "A".repeat(MAXIMUM_CHARACTERS + 1),
      { code: "hash.tooLong", characters: MAXIMUM_CHARACTERS + 1, maximumCharacters: MAXIMUM_CHARACTERS },
    ],
  ])("refuses %s", (_, text, error) => {
    expect(decodeHardwareHash(text)).toEqual({ ok: false, error });
  });

  it.each(["T0E", "T0F", "T0G", "T0H"])("does not insist on one letter: %s starts a hash", (start) => {
    expect(decodeHardwareHash(`${start}7AwEAHAAAAAoA`)).toMatchObject({ error: { code: "hash.truncated" } });
  });

  it("answers any text", () => {
    const nearBase64 = fc.string({ unit: fc.constantFrom(..."AB0+/= \n\"'\uFEFF\u00E9-"), maxLength: 60 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
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
