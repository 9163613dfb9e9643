import { describe, expect, it } from "vitest";
import { captureAgeDays, isBeforeWindows10 } from "../../../../shared/domain/hardware-hash/capture-age.ts";
import { captureEnvironment } from "../../../../shared/domain/hardware-hash/capture-environment.ts";
import { decodeHardwareHash } from "../../../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import { encodeHardwareHash } from "../../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import type { HashFields } from "../../../../shared/domain/hardware-hash/hash-fields.ts";
import { fieldVariants } from "../../../../shared/domain/hardware-hash/hash-variants.ts";
import { gradeFields, healthy } from "./grade-support.ts";

function environmentOf(fields: HashFields) {
  const decoded = decodeHardwareHash(encodeHardwareHash(fields));
  if (!decoded.ok) throw new Error(decoded.error.code);
  return captureEnvironment(decoded.value);
}

const wired = healthy.networkAdapters.filter(({ medium }) => medium === "ethernet");

describe("the environment", () => {
  it.each<[string, HashFields, ReturnType<typeof captureEnvironment>]>([
    ["a healthy notebook", healthy, { kind: "fullOs", winPeSigns: [] }],
    ["another number", fieldVariants.otherOsType(healthy), { kind: "unknown", osTypeCode: 3, winPeSigns: [] }],
    ["no TPM data", fieldVariants.noTpm(healthy), { kind: "fullOs", winPeSigns: ["noTpmRecords"] }],
    ["a notebook without Wi-Fi", { ...healthy, networkAdapters: wired }, { kind: "fullOs", winPeSigns: ["noWifi"] }],
    [
      "a notebook without both",
      fieldVariants.likeWinPe(healthy),
      { kind: "fullOs", winPeSigns: ["noTpmRecords", "noWifi"] },
    ],
    [
      "a desktop without both",
      {
        ...fieldVariants.likeWinPe(healthy),
        chassis: { ...healthy.chassis, type: "desktop" } as HashFields["chassis"],
      },
      { kind: "fullOs", winPeSigns: ["noTpmRecords"] },
    ],
    [
      "a notebook without both that says another number",
      { ...fieldVariants.likeWinPe(healthy), osType: "code:1" },
      { kind: "unknown", osTypeCode: 1, winPeSigns: ["noTpmRecords", "noWifi"] },
    ],
  ])("of %s", (_, fields, environment) => {
    expect(environmentOf(fields)).toEqual(environment);
  });

  it("is suspected to be WinPE only where both are missing", () => {
    const codes = (fields: HashFields) => gradeFields(fields).findings.map(({ code }) => code);
    expect(codes(fieldVariants.likeWinPe(healthy))).toEqual(["winPeSuspected", "tpmMissing", "endorsementKeyMissing"]);
    expect(codes(fieldVariants.noTpm(healthy))).toEqual(["tpmMissing", "endorsementKeyMissing"]);
    expect(codes(fieldVariants.otherOsType(healthy))).toEqual(["notFullOs"]);
  });
});

describe("the age", () => {
  const noon = Date.UTC(2026, 0, 15, 12);
  it.each([
    [noon, 0],
    [noon + 86_399_999, 0],
    [noon + 86_400_000, 1],
    [noon + 400 * 86_400_000, 400],
    [noon - 1, -1],
  ])("at %i is %i whole days", (now, days) => {
    expect(captureAgeDays(noon, now)).toBe(days);
  });

  it("is not to be believed before Windows 10", () => {
    const release = Date.UTC(2015, 6, 29);
    expect([Date.UTC(2000, 0, 1), release - 1, release].map(isBeforeWindows10)).toEqual([true, true, false]);
  });
});
