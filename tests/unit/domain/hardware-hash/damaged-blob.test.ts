import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeHardwareHash } from "../../../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import { gradeHardwareHash } from "../../../../shared/domain/hardware-hash/grade-hardware-hash.ts";
import { readSample } from "./read-sample.ts";

const soundBytes = new Uint8Array(Buffer.from(readSample("synthetic-full-valid.b64"), "base64"));
const DECLARED = 827;
const WHOLE = DECLARED + 36;

const decodeBytes = (bytes: Uint8Array) => decodeHardwareHash(Buffer.from(bytes).toString("base64"));

function patched(...changes: readonly (readonly [offset: number, values: readonly number[]])[]): Uint8Array {
  const bytes = soundBytes.slice();
  for (const [offset, values] of changes) bytes.set(values, offset);
  return bytes;
}

describe("truncation", () => {
  it("is found at every length, with the records before it", () => {
    const whole = decodeBytes(soundBytes);
    if (!whole.ok) throw new Error(whole.error.code);
    for (let length = 9; length < WHOLE; length += 1) {
      const decoded = decodeBytes(soundBytes.subarray(0, length));
      if (decoded.ok || decoded.error.code !== "hash.truncated") throw new Error(`length ${length}`);
      const { byteOffset, expectedBytes, partial, record } = decoded.error;
      expect([byteOffset, expectedBytes]).toEqual([length, WHOLE]);
      expect(partial.records).toEqual(whole.value.records.filter((one) => one.offset + one.length <= length));
      const cut = whole.value.records.find((one) => one.offset + 4 <= length && length < one.offset + one.length);
      expect(record).toEqual(cut === undefined ? null : { offset: cut.offset, typeHex: cut.typeHex });
    }
  });

  it("is no truncation when only filling is missing", () => {
    const decoded = decodeBytes(soundBytes.subarray(0, WHOLE));
    expect(decoded).toMatchObject({ ok: true, value: { totalBytes: WHOLE, trailer: "valid", padding: "none" } });
  });
});

describe("corruption", () => {
  it.each([
    [
      "a record of type zero",
      patched([32, [0, 0]]),
      { byteOffset: 32, reason: "typeZero", record: { offset: 32, typeHex: "0000" } },
    ],
    [
      "a length below four",
      patched([34, [3, 0]]),
      { byteOffset: 32, reason: "recordTooShort", record: { offset: 32, typeHex: "0002" } },
    ],
    [
      "a length beyond the end",
      patched([34, [0xff, 0xff]]),
      { byteOffset: 32, reason: "recordTooLong", record: { offset: 32, typeHex: "0002" } },
    ],
    [
      "a declared length inside a header",
      patched([2, [34, 0]]),
      { byteOffset: 32, reason: "recordMissing", record: null },
    ],
    [
      "a declared length without a record",
      patched([2, [4, 0]]),
      { byteOffset: 4, reason: "recordMissing", record: null },
    ],
    [
      "a declared length below its own header",
      patched([2, [0, 0]]),
      { byteOffset: 0, reason: "recordMissing", record: null },
    ],
  ])("names %s", (_, bytes, expected) => {
    const decoded = decodeBytes(bytes);
    if (decoded.ok || decoded.error.code !== "hash.corrupted") throw new Error("not corrupted");
    const { partial, ...error } = decoded.error;
    expect(error).toEqual({ code: "hash.corrupted", ...expected });
    expect(partial.toolBuild).toBe("10.0.26100.1");
  });

  it("keeps a known record of another shape as bytes", () => {
    // The display record, made one byte shorter by a record of an unknown type that takes its last bytes.
    const decoded = decodeBytes(patched([232, [11, 0]], [241, [0x63, 0, 5, 0, 7]]));
    if (!decoded.ok) throw new Error(decoded.error.code);
    expect(decoded.value.displays).toEqual([]);
    expect(decoded.value.records.filter(({ content }) => content.kind === "unread").slice(0, 2)).toEqual([
      {
        offset: 230,
        typeHex: "0009",
        type: 9,
        length: 11,
        isIrregular: true,
        content: { kind: "unread", why: "unexpectedShape", bytesHex: "3501ad00800738" },
      },
      expect.objectContaining({ typeHex: "0063", content: { kind: "unread", why: "unknownType", bytesHex: "07" } }),
    ]);
  });
});

describe("trailer and filling", () => {
  it.each([
    ["another type", patched([DECLARED, [0x44]]), "missing", "zero"],
    ["another length", patched([DECLARED + 2, [0x25]]), "missing", "zero"],
    ["another digest", patched([WHOLE - 1, [(soundBytes[WHOLE - 1] ?? 0) ^ 1]]), "mismatch", "zero"],
    ["a byte after it", patched([2999, [1]]), "valid", "nonZero"],
  ])("reports %s without refusing", (_, bytes, trailer, padding) => {
    expect(decodeBytes(bytes)).toMatchObject({ ok: true, value: { trailer, padding } });
  });

  it.each([
    ["another hash", Buffer.from(soundBytes).toString("base64")],
    ["a header", "Device Serial Number"],
    ["a header of other characters", "Ger\u00E4t-Seriennummer_2"],
  ])("keeps nothing of %s that stands behind the filling", (_, behind) => {
    const sound = Buffer.from(soundBytes).toString("base64");
    const decoded = decodeHardwareHash(sound + behind);
    expect(decoded).toMatchObject({ ok: true, value: { text: sound, trailer: "valid", totalBytes: 3000 } });
    expect(decoded.ok && decoded.value.repairs).toContain("afterEnd");
  });

  it("never passes a changed byte as fine, and never throws", () => {
    const context = { forPreProvisioning: true, now: Date.parse("2026-02-01T00:00:00Z") };
    fc.assert(
      fc.property(fc.nat({ max: soundBytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (offset, mask) => {
        const decoded = decodeBytes(patched([offset, [(soundBytes[offset] ?? 0) ^ mask]]));
        if (decoded.ok) {
          const { trailer, padding } = decoded.value;
          expect(trailer === "valid" && padding === "zero").toBe(false);
          expect(gradeHardwareHash(decoded.value, context).level).not.toBe("fine");
        }
      }),
      { numRuns: 1000 },
    );
  });
});
