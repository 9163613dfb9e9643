import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { decodeHardwareHash } from "../../../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import { encodeHardwareHash } from "../../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { gradeHardwareHash } from "../../../../shared/domain/hardware-hash/grade-hardware-hash.ts";
import type { HashFields } from "../../../../shared/domain/hardware-hash/hash-fields.ts";
import type { GradeContext } from "../../../../shared/domain/hardware-hash/hash-grade.ts";
import {
  cutText,
  withAddressesOf,
  withFlippedByte,
  wrappedText,
} from "../../../../shared/domain/hardware-hash/hash-variants.ts";
import { simulatedHashFields } from "../../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import { sharedKeys } from "../../../../shared/domain/intake/same-unit.ts";
import { summariseHash } from "../../../../shared/domain/intake/summarise-hash.ts";
import { healthy, soundContext } from "./grade-support.ts";

const sound = encodeHardwareHash(healthy);
const declaredLength = Buffer.from(sound, "base64").readUInt16LE(2);
const wholeCharacters = Math.ceil((declaredLength + 36) / 3) * 4;

/** What is said on the steps of the ladder, by their numbers. A step that passes says nothing. */
type Said = Readonly<Record<number, string>>;

/** The step that each repair, refusal and finding belongs to. */
const STEPS: Readonly<Record<string, number>> = {
  quotes: 1,
  byteOrderMark: 1,
  blanks: 1,
  lineBreaks: 1,
  "hash.badCharacter": 2,
  padding: 3,
  danglingCharacter: 3,
  "hash.notAHardwareHash": 4,
  "hash.truncated": 5,
  "hash.corrupted": 6,
  checksumMissing: 7,
  checksumMismatch: 8,
  afterEnd: 9,
  paddingNotZero: 9,
  endorsementKeyMismatch: 10,
  serialDiffers: 11,
  makerPlaceholder: 12,
  productPlaceholder: 12,
  serialPlaceholder: 12,
  serialMissing: 12,
  serialNumber: 13,
  uuid: 13,
  networkAdapters: 13,
};

/** Takes a text up the whole ladder; `others` are the texts of the other devices of the job. */
function climb(text: string, change: Partial<GradeContext> = {}, others: readonly string[] = []): Said {
  const decoded = decodeHardwareHash(text);
  if (!decoded.ok) return said([decoded.error.code]);
  const { findings } = gradeHardwareHash(decoded.value, { ...soundContext, ...change });
  const codes = findings.flatMap(({ code, params }) =>
    code === "textRepaired" ? String(params.repairs).split(",") : [code],
  );
  const taken = new Set(others.flatMap(sharedKeysOf).map(({ key }) => key));
  const shared = sharedKeysOf(text).filter(({ key }) => taken.has(key));
  return said([...codes, ...shared.map(({ field }) => field)]);
}

function sharedKeysOf(text: string): ReturnType<typeof sharedKeys> {
  const decoded = decodeHardwareHash(text);
  return decoded.ok ? sharedKeys(summariseHash(decoded.value, { findings: [] })) : [];
}

function said(codes: readonly string[]): Said {
  return Object.fromEntries(
    codes.map((code) => {
      const step = STEPS[code];
      if (step === undefined) throw new Error(`${code} belongs to no step`);
      return [step, code];
    }),
  );
}

function made(change: Partial<HashFields>): string {
  return encodeHardwareHash({ ...healthy, ...change });
}

/** The sound hash with bytes changed. `sealed` computes the checksum anew, so that it cannot be what finds the change. */
function patched(offset: number, values: readonly number[], sealed = false): string {
  const bytes = Buffer.from(sound, "base64");
  bytes.set(values, offset);
  const digest = createHash("sha256").update(bytes.subarray(0, declaredLength)).digest();
  if (sealed) bytes.set(digest, declaredLength + 4);
  return bytes.toString("base64");
}

const neighbour = simulatedHashFields("SIM0000002");

describe("each step fails alone", () => {
  it.each([
    [1, "line breaks inside the value", wrappedText(sound), "lineBreaks"],
    [1, "quotes around it", `"${sound}"`, "quotes"],
    [1, "a byte order mark", `\uFEFF${sound}`, "byteOrderMark"],
    [1, "blanks", ` ${sound}`, "blanks"],
    [2, "a character that base64 does not have", `${sound.slice(0, 600)}*${sound.slice(601)}`, "hash.badCharacter"],
    [3, "a length that is no multiple of four", cutText(sound), "padding"],
    [3, "padding that does not belong there", `${sound}=`, "padding"],
    [4, "another first record", patched(4, [2], true), "hash.notAHardwareHash"],
    [5, "fewer bytes than inventory and trailer", cutText(sound, wholeCharacters - 8), "hash.truncated"],
    [6, "a record shorter than its own header", patched(34, [3], true), "hash.corrupted"],
    [6, "a last record that ends behind the inventory", patched(34, [17], true), "hash.corrupted"],
    [7, "no trailer", made({ trailer: "missing" }), "checksumMissing"],
    [7, "a trailer of another length", patched(declaredLength + 2, [37]), "checksumMissing"],
    [8, "a digest of other bytes", withFlippedByte(sound), "checksumMismatch"],
    [9, "bytes after the trailer", patched(2999, [1]), "paddingNotZero"],
    [
      10,
      "the id of another key",
      made({ offlineDeviceId: { status: 0, methodCode: 1, idHex: "ab".repeat(32) } }),
      "endorsementKeyMismatch",
    ],
    [11, "another serial in the row", sound, "serialDiffers", { expectedSerial: "SIM0000002" }],
    [12, "a maker nobody wrote", made({ manufacturer: "To Be Filled By O.E.M." }), "makerPlaceholder"],
    [12, "a model nobody wrote", made({ productName: "Default string" }), "productPlaceholder"],
    [12, "a serial nobody wrote", made({ serialNumber: "None" }), "serialPlaceholder", { expectedSerial: "None" }],
    [12, "no serial", made({ serialNumber: "" }), "serialMissing", { expectedSerial: "" }],
    [
      13,
      "the serial of another device",
      sound,
      "serialNumber",
      {},
      [encodeHardwareHash({ ...neighbour, serialNumber: healthy.serialNumber })],
    ],
    [13, "the UUID of another device", sound, "uuid", {}, [encodeHardwareHash({ ...neighbour, uuid: healthy.uuid })]],
    [
      13,
      "the address of a dock on two devices",
      sound,
      "networkAdapters",
      {},
      [encodeHardwareHash(withAddressesOf(neighbour, healthy))],
    ],
  ] as readonly [
    step: number,
    name: string,
    text: string,
    code: string,
    change?: Partial<GradeContext>,
    others?: readonly string[],
  ][])("step %i: %s", (step, _, text, code, change, others) => {
    expect(climb(text, change, others)).toEqual({ [step]: code });
  });

  it("and none for a sound hash among others", () => {
    expect(climb(sound, {}, [encodeHardwareHash(neighbour)])).toEqual({});
  });
});

describe("refusals keep what could be read", () => {
  it.each([
    [2, `${sound.slice(0, 1040)}*${sound.slice(1041)}`],
    [5, cutText(sound, 1040)],
    [6, patched(declaredLength - 17, [0xff, 0xff], true)],
  ])("step %i", (step, text) => {
    const decoded = decodeHardwareHash(text);
    if (decoded.ok || !("partial" in decoded.error)) throw new Error("not refused");
    expect(STEPS[decoded.error.code]).toBe(step);
    expect(decoded.error.partial).toMatchObject({
      declaredLength,
      capturedAt: healthy.capturedAt,
      osBuild: healthy.osBuild,
      serialNumber: healthy.serialNumber,
      manufacturer: healthy.manufacturer,
      uuid: healthy.uuid,
    });
  });

  it("step 6 reads on where only the declared length is wrong", () => {
    const decoded = decodeHardwareHash(patched(2, [60, 0]));
    if (decoded.ok || decoded.error.code !== "hash.corrupted") throw new Error("not refused");
    const whole = decodeHardwareHash(sound);
    expect(decoded.error.partial.records).toEqual(whole.ok && whole.value.records);
  });

  it("step 4 says what stands there instead, as far as its form tells", () => {
    expect(decodeHardwareHash("3300326890139")).toEqual({
      ok: false,
      error: { code: "hash.notAHardwareHash", characters: 13, looksLike: "productKeyId" },
    });
  });
});
