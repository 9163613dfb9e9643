import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { decodeHardwareHash } from "../../../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import type { DecodedHash } from "../../../../shared/domain/hardware-hash/decoded-hash.ts";
import { encodeHardwareHash } from "../../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { gradeHardwareHash } from "../../../../shared/domain/hardware-hash/grade-hardware-hash.ts";
import type { HashFields } from "../../../../shared/domain/hardware-hash/hash-fields.ts";
import { knownTypes } from "../../../../shared/domain/hardware-hash/record-types.ts";
import { healthy } from "./grade-support.ts";

function decodedOf(change: Partial<HashFields>): DecodedHash {
  const decoded = decodeHardwareHash(encodeHardwareHash({ ...healthy, ...change }));
  if (!decoded.ok) throw new Error(decoded.error.code);
  return decoded.value;
}

/** The device with one record more, given as bytes in hexadecimal digits. */
function withRecord(type: number, bytesHex: string, change: Partial<HashFields> = {}): DecodedHash {
  return decodedOf({ ...change, extraRecords: [{ type, bytesHex: bytesHex.replaceAll(" ", "") }] });
}

const lastOf = ({ records }: DecodedHash) => records.at(-1);
const textHex = (text: string) => Buffer.from(text, "latin1").toString("hex");

describe("network adapters (type 8)", () => {
  const fixed = "0e000000 02005e001099";
  it.each([
    ["whole", `${fixed} 08000000 5000430049000000`, "PCI", false],
    ["without bus name, as one public writer makes them", fixed, "", true],
    ["with half a length", `${fixed} 0800`, "", true],
    ["with more bus name than the record holds", `${fixed} ffffffff 5000430049000000`, "PCI", true],
    ["with less bus name than the record holds", `${fixed} 04000000 5000430049000000`, "PC", true],
  ])("%s keep their address", (_, bytes, bus, isIrregular) => {
    const decoded = withRecord(8, bytes, { networkAdapters: [] });
    expect(decoded.networkAdapters).toEqual([{ medium: "ethernet", mac: "02:00:5E:00:10:99", bus }]);
    expect(lastOf(decoded)?.isIrregular).toBe(isIrregular);
  });

  it("without a whole address are kept as bytes", () => {
    const decoded = withRecord(8, "0e000000 02005e0010", { networkAdapters: [] });
    expect(decoded.networkAdapters).toEqual([]);
    expect(lastOf(decoded)).toMatchObject({
      isIrregular: true,
      content: { kind: "unread", why: "unexpectedShape", bytesHex: "0e00000002005e0010" },
    });
  });
});

describe("offline device ids (type 11)", () => {
  const id = "ab".repeat(32);
  it.each([
    ["whole", `00000000 0100 2000 0000 ${id}`, id, false],
    ["of 20 bytes", `00000000 0100 1400 0000 ${id.slice(0, 40)}`, id.slice(0, 40), false],
    ["empty", "00000000 0100 0000 0000", "", false],
    ["shorter than stated", `00000000 0100 2000 0000 ${id.slice(0, 40)}`, id.slice(0, 40), true],
    ["longer than stated", `00000000 0100 0200 0000 ${id}`, "abab", true],
  ])("%s are read as far as they go", (_, bytes, idHex, isIrregular) => {
    const decoded = withRecord(11, bytes, { offlineDeviceId: null });
    expect(decoded.offlineDeviceId).toEqual({ status: 0, method: "tpmEndorsementKey", methodCode: 1, idHex });
    expect(lastOf(decoded)?.isIrregular).toBe(isIrregular);
  });

  it.each([
    ["0200", "uefiVariable", 0x0002],
    ["0201", "uefiVariable", 0x0102],
    ["0101", "unknown", 0x0101],
    ["0600", "unknown", 6],
  ])("of method %s are %s, the number kept", (code, method, methodCode) => {
    const decoded = withRecord(11, `05000000 ${code} 2000 0000 ${id}`, { offlineDeviceId: null });
    expect(decoded.offlineDeviceId).toEqual({ status: 5, method, methodCode, idHex: id });
  });
});

describe("endorsement keys (type 25)", () => {
  it.each([65, 384, 512])("of %i bytes are known by their digest", (sizeBytes) => {
    const key = Buffer.alloc(sizeBytes, "key material");
    const decoded = withRecord(25, key.toString("hex"), { endorsementKeySeed: null });
    const sha256Hex = createHash("sha256").update(key).digest("hex");
    expect(decoded.endorsementKey).toEqual({ sha256Hex, sizeBytes });
  });

  it.each([
    ["no bytes", ""],
    ["zeros", "00".repeat(256)],
    ["ones", "ff".repeat(256)],
    ["one byte", "a7"],
    ["31 bytes", "a7b8".repeat(16).slice(2)],
  ])("of %s are none", (_, bytes) => {
    const decoded = withRecord(25, bytes, { endorsementKeySeed: null });
    expect(decoded.endorsementKey).toBe("unusable");
    expect(lastOf(decoded)).toMatchObject({ isIrregular: true, content: { kind: "unread", why: "unexpectedShape" } });
  });
});

describe("texts", () => {
  it.each([
    ["closed by one NUL", `${textHex("SIM9")}00`, "SIM9", false],
    ["not closed", textHex("SIM9"), "SIM9", false],
    ["closed by several", `${textHex("SIM9")}000000`, "SIM9", false],
    ["with something after the NUL", `${textHex("SIM9")}00${textHex("X")}`, "SIM9", true],
    ["empty", "00", "", false],
    ["of no bytes", "", "", false],
    ["outside UTF-8", "53ff4d00", "S\uFFFDM", false],
  ])("%s", (_, bytes, text, isIrregular) => {
    const decoded = withRecord(14, bytes, { serialNumber: null });
    expect(decoded.serialNumber).toBe(text);
    expect(lastOf(decoded)?.isIrregular).toBe(isIrregular);
  });

  it.each([
    ["a product key", "VK7JG-NPHTM-C97JM-9MPGT-3V66T"],
    ["a piece of a hash", "EQBHZW51aW5lSW50ZWwABAAMAFNpbSBDUFUABgAQAAACA"],
  ])("without %s that a tool wrote there", (_, secret) => {
    for (const type of [14, 17, 24, 28]) {
      const cleared = { serialNumber: null, productName: null, productKeyId: null, bootDiskSerial: null };
      const decoded = withRecord(type, textHex(`X ${secret}`), cleared);
      expect(lastOf(decoded)).toMatchObject({ isIrregular: true, content: { kind: "text", value: "X " } });
    }
    const disk = withRecord(7, textHex(`${secret}|${secret}|v`), { disks: [] });
    expect(disk.disks).toEqual([{ capacity: null, identity: { serial: "", product: "", vendor: "v" } }]);
  });

  it.each([
    ["serial|product|vendor", { serial: "serial", product: "product", vendor: "vendor" }],
    [" s\0\0|p \0|v\0", { serial: "s", product: "p", vendor: "v" }],
    ["s|a|b|v", { serial: "s", product: "a|b", vendor: "v" }],
    ["s|p", { serial: "s", product: "p", vendor: "" }],
    ["s", { serial: "s", product: "", vendor: "" }],
  ])("of a disk: %j", (text, identity) => {
    expect(withRecord(7, textHex(text), { disks: [] }).disks).toEqual([{ capacity: null, identity }]);
  });
});

describe("amounts", () => {
  it("above 2^53 read as the largest exact number", () => {
    const decoded = withRecord(5, `${"ff".repeat(8)} 0000000000002000 0200 0100 03`, { memory: null });
    expect(decoded.memory).toMatchObject({ ramGiB: Number.MAX_SAFE_INTEGER, maximumGiB: Number.MAX_SAFE_INTEGER });
    expect(gradeHardwareHash(decoded, { forPreProvisioning: false, now: decoded.capturedAt }).findings).toContainEqual({
      code: "amountImplausible",
      level: "warn",
      field: "records",
      params: { amounts: 2 },
    });
  });

  it("of 2048 GiB say nothing about the maximum", () => {
    const decoded = withRecord(5, "1000000000000000 0008000000000000 0200 0100 03", { memory: null });
    expect(decoded.memory).toMatchObject({ ramGiB: 16, maximumGiB: "unknown" });
  });
});

describe("repeats", () => {
  it("of what a device has once: the first counts, and all are kept", () => {
    const decoded = withRecord(14, `${textHex("SIM9")}00`);
    expect(decoded.serialNumber).toBe(healthy.serialNumber);
    expect(decoded.records.filter(({ type }) => type === 14)).toHaveLength(2);
  });

  it("pair by their order: the n-th size with the n-th name", () => {
    const disk = (serial: string, sizeGB: number) => ({
      capacity: { sizeGB, bus: "nvme", kind: "ssd", trim: "yes" } as const,
      identity: { serial, product: "", vendor: "" },
    });
    const disks = [disk("A", 1), disk("B", 2), { capacity: null, identity: disk("C", 3).identity }];
    expect(decodedOf({ disks }).disks).toEqual(disks);
  });
});

describe("known types in every other size", () => {
  it.each([...knownTypes])("type %i: never throws, and is read or kept as bytes", (type) => {
    for (let size = 0; size < 48; size += 1) {
      const bytesHex = Buffer.from(Array.from({ length: size }, (_, at) => at * 7 + type)).toString("hex");
      const record = lastOf(withRecord(type, bytesHex));
      expect(record).toMatchObject({ type, length: size + 4 });
      if (record?.content.kind === "unread") {
        expect(record).toMatchObject({ isIrregular: true, content: { why: "unexpectedShape", bytesHex } });
      }
    }
  });
});

it.each([
  [34, "0022"],
  [35, "0023"],
  [37, "0025"],
  [38, "0026"],
  [99, "0063"],
  [0x5344, "5344"],
])("type %i, which nobody knows, is skipped by its length and named %s", (type, typeHex) => {
  const decoded = withRecord(type, "010203");
  expect(lastOf(decoded)).toMatchObject({
    typeHex,
    isIrregular: false,
    content: { kind: "unread", why: "unknownType", bytesHex: "010203" },
  });
  expect(decoded).toMatchObject({ serialNumber: healthy.serialNumber, trailer: "valid" });
});
