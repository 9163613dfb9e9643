import { describe, expect, it } from "vitest";
import { decodeHardwareHash } from "../../../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import { encodeHardwareHash } from "../../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { gradeHardwareHash } from "../../../../shared/domain/hardware-hash/grade-hardware-hash.ts";
import type { HashFields } from "../../../../shared/domain/hardware-hash/hash-fields.ts";
import type { GradeContext, HashFinding } from "../../../../shared/domain/hardware-hash/hash-grade.ts";
import { gradeFields, gradeText, healthy, soundContext, virtualTpm } from "./grade-support.ts";
import { readSample } from "./read-sample.ts";

const noKeyId = { status: 0, methodCode: 1, idHex: "00".repeat(32) };

describe("a healthy device", () => {
  it("is fine", () => {
    expect(gradeFields({})).toEqual({ level: "fine", findings: [] });
  });

  it.each([
    ["the expected serial in another case, with blanks", {}, { expectedSerial: " sim0000001 " }],
    ["a TPM of vendor MSFT that is not the virtual one", { tpm: { ...virtualTpm, firmware: "720904.3280226" } }, {}],
    ["no product key id", { productKeyId: null }, {}],
    ["a product key id of zeros", { productKeyId: "0000000000000" }, {}],
    ["a capture on the day Windows 10 came out", { capturedAt: Date.UTC(2015, 6, 29) }, {}],
    [
      "the id of the key and not the key itself",
      { endorsementKeySeed: null, offlineDeviceId: { status: 0, methodCode: 1, idHex: "ab".repeat(32) } },
      {},
    ],
    ["an old tool's time zone", { zoneOffsetMinutes: "unknown" }, {}],
    [
      "records nobody knows",
      {
        extraRecords: [
          { type: 34, bytesHex: "0102" },
          { type: 99, bytesHex: "" },
        ],
      },
      {},
    ],
    [
      "another way to make the id, which cannot be compared",
      { offlineDeviceId: { ...noKeyId, methodCode: 0x0102 } },
      {},
    ],
    ["a capture newer than the last change of parts", {}, { hardwareChangedAt: healthy.capturedAt - 1 }],
    ["a capture from the other side of the world", {}, { now: healthy.capturedAt - 14 * 3_600_000 }],
  ] as readonly [string, Partial<HashFields>, Partial<GradeContext>][])("stays fine with %s", (_, fields, change) => {
    expect(gradeFields(fields, change)).toEqual({ level: "fine", findings: [] });
  });
});

it("needs no expected serial", () => {
  const decoded = decodeHardwareHash(encodeHardwareHash(healthy));
  if (!decoded.ok) throw new Error(decoded.error.code);
  const { expectedSerial, ...context } = soundContext;
  expect(expectedSerial).toBe(decoded.value.serialNumber);
  expect(gradeHardwareHash(decoded.value, context)).toEqual({ level: "fine", findings: [] });
});

describe("the context", () => {
  it.each([
    [
      "rows mixed up",
      { expectedSerial: "SIM0000002 " },
      {
        code: "serialDiffers",
        level: "block",
        field: "serialNumber",
        params: { expected: "SIM0000002", found: "SIM0000001" },
      },
    ],
    [
      "captured tomorrow",
      { now: healthy.capturedAt - 86_400_001 },
      { code: "captureInFuture", level: "warn", field: "capturedAt", params: { capturedAt: healthy.capturedAt } },
    ],
    [
      "captured before the board was changed",
      { hardwareChangedAt: healthy.capturedAt + 1 },
      {
        code: "captureBeforeHardwareChange",
        level: "warn",
        field: "capturedAt",
        params: { capturedAt: healthy.capturedAt, changedAt: healthy.capturedAt + 1 },
      },
    ],
  ] as readonly [string, Partial<GradeContext>, HashFinding][])("%s", (_, change, finding) => {
    expect(gradeFields({}, change)).toEqual({ level: finding.level, findings: [finding] });
  });
});

describe("the serial number", () => {
  it.each([
    [null, "serialMissing", {}],
    ["", "serialMissing", {}],
    ["System Serial Number", "serialPlaceholder", { value: "System Serial Number" }],
    ["0", "serialPlaceholder", { value: "0" }],
    ["None", "serialPlaceholder", { value: "None" }],
  ])("%j blocks, and differs from the expected one as well", (serialNumber, code, params) => {
    const found = serialNumber ?? "";
    expect(gradeFields({ serialNumber })).toEqual({
      level: "block",
      findings: [
        { code, level: "block", field: "serialNumber", params },
        { code: "serialDiffers", level: "block", field: "serialNumber", params: { expected: "SIM0000001", found } },
      ],
    });
  });
});

describe("an order without pre-provisioning", () => {
  it.each([
    ["tpmMissing", { tpm: null }],
    ["tpmBelow2", { tpm: { ...virtualTpm, spec: "1.2", firmware: "1.2" } }],
    ["endorsementKeyMissing", { endorsementKeySeed: null }],
    ["virtualMachine", { manufacturer: "Microsoft Corporation", productName: "Virtual Machine" }],
  ] as readonly [string, Partial<HashFields>][])("only warns of %s", (code, fields) => {
    expect(gradeFields(fields, { forPreProvisioning: false })).toMatchObject({
      level: "warn",
      findings: [{ code, level: "warn" }],
    });
  });
});

describe("texts", () => {
  it("warns of every repair", () => {
    const text = `"${encodeHardwareHash(healthy)}="\n`;
    expect(gradeText(text)).toEqual({
      level: "warn",
      findings: [
        { code: "textRepaired", level: "warn", field: "text", params: { repairs: "quotes,lineBreaks,padding" } },
      ],
    });
  });

  it("warns of bytes after the end", () => {
    const bytes = Buffer.from(encodeHardwareHash(healthy), "base64");
    bytes[2999] = 7;
    expect(gradeText(bytes.toString("base64"))).toEqual({
      level: "warn",
      findings: [
        { code: "textRepaired", level: "warn", field: "text", params: { repairs: "afterEnd" } },
        { code: "paddingNotZero", level: "warn", field: "padding", params: {} },
      ],
    });
  });

  it("finds in the stored vectors what they were made for", () => {
    const codes = (fileName: string) => gradeText(readSample(fileName)).findings.map(({ code }) => code);
    expect(gradeText(readSample("synthetic-full-valid.b64"))).toEqual({ level: "fine", findings: [] });
    expect(codes("synthetic-full-bad-checksum.b64")).toEqual(["checksumMismatch", "serialDiffers"]);
  });
});
