import { describe, expect, it } from "vitest";
import { decodeHardwareHash } from "../../../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import { encodeHardwareHash } from "../../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import {
  cutText,
  fieldVariants,
  withAddressesOf,
  withFlippedByte,
  wrappedText,
} from "../../../../shared/domain/hardware-hash/hash-variants.ts";
import { simulatedHashFields } from "../../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import { gradeFields, gradeText, healthy } from "./grade-support.ts";

const sound = encodeHardwareHash(healthy);

describe("devices and captures", () => {
  it.each<[keyof typeof fieldVariants, string, readonly string[]]>([
    ["unknownZone", "fine", []],
    ["otherOsType", "block", ["notFullOs"]],
    ["likeWinPe", "block", ["winPeSuspected", "tpmMissing", "endorsementKeyMissing"]],
    ["noTpm", "block", ["tpmMissing", "endorsementKeyMissing"]],
    ["tpm12", "block", ["tpmBelow2"]],
    ["pluton", "fine", []],
    ["virtualMachine", "block", ["virtualMachine"]],
    ["emptyDiskSerial", "warn", ["diskSerialMissing"]],
    ["unknownRecords", "fine", []],
  ])("%s grades %s", (name, level, codes) => {
    const grade = gradeFields(fieldVariants[name](healthy));
    expect([grade.level, grade.findings.map(({ code }) => code)]).toEqual([level, codes]);
  });

  it("write what they say", () => {
    const bytes = Buffer.from(encodeHardwareHash(fieldVariants.unknownZone(healthy)), "base64");
    expect(bytes[28]).toBe(120);
    const decoded = decodeHardwareHash(encodeHardwareHash(fieldVariants.unknownRecords(healthy)));
    expect(decoded.ok && decoded.value.records.slice(-2).map(({ type }) => type)).toEqual([34, 99]);
  });

  it("can carry the two addresses of another device", () => {
    const other = simulatedHashFields("SIM0000002");
    const decoded = decodeHardwareHash(encodeHardwareHash(withAddressesOf(healthy, other)));
    expect(decoded.ok && decoded.value.networkAdapters).toEqual(other.networkAdapters);
    expect(other.networkAdapters).toHaveLength(2);
  });
});

describe("texts", () => {
  it("of 3999 characters need padding only", () => {
    expect(cutText(sound)).toHaveLength(3999);
    expect(gradeText(cutText(sound)).findings).toMatchObject([
      { code: "textRepaired", params: { repairs: "padding" } },
    ]);
  });

  it("in lines of 80 columns need joining only", () => {
    const text = wrappedText(sound);
    expect(text.split("\r\n")).toHaveLength(50);
    expect(gradeText(text).findings).toMatchObject([{ code: "textRepaired", params: { repairs: "lineBreaks" } }]);
  });

  it("with one byte turned have a wrong checksum only", () => {
    const text = withFlippedByte(sound);
    expect(text).toHaveLength(sound.length);
    expect(gradeText(text).findings.map(({ code }) => code)).toEqual(["checksumMismatch"]);
    expect(withFlippedByte("no base64!")).toBe("no base64!");
  });
});
