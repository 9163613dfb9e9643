import { describe, expect, it } from "vitest";
import type { HashFields } from "../../../../shared/domain/hardware-hash/hash-fields.ts";
import { gradeFields, virtualTpm } from "./grade-support.ts";

const noKeyId = { status: 0, methodCode: 1, idHex: "00".repeat(32) };

const sharedUuid = "03000200-0400-0500-0006-000700080009";

const noAddress = { medium: "ethernet", mac: "FF:FF:FF:FF:FF:FF", bus: "PCI" };

const uuidOf = (digit: string) => [8, 4, 4, 4, 12].map((length) => digit.repeat(length)).join("-");

describe("one finding each", () => {
  it.each([
    ["manufacturer absent", { manufacturer: null }, "makerMissing", "block", "manufacturer", {}],
    ["manufacturer blank", { manufacturer: "  " }, "makerMissing", "block", "manufacturer", {}],
    [
      "manufacturer never written",
      { manufacturer: "To Be Filled By O.E.M. " },
      "makerPlaceholder",
      "block",
      "manufacturer",
      { value: "To Be Filled By O.E.M." },
    ],
    ["product absent", { productName: null }, "productMissing", "block", "productName", {}],
    [
      "product never written",
      { productName: "Default string" },
      "productPlaceholder",
      "block",
      "productName",
      { value: "Default string" },
    ],
    ["UUID absent", { uuid: null }, "uuidMissing", "block", "uuid", {}],
    ["UUID zero", { uuid: uuidOf("0") }, "uuidPlaceholder", "block", "uuid", { value: uuidOf("0") }],
    ["UUID all ones", { uuid: uuidOf("F") }, "uuidPlaceholder", "block", "uuid", { value: uuidOf("F") }],
    ["another environment", { osType: "code:3" }, "notFullOs", "block", "osType", { osType: "code:3" }],
    ["no TPM text", { tpm: null }, "tpmMissing", "block", "tpm", {}],
    ["TPM 1.2", { tpm: { ...virtualTpm, spec: "1.2", firmware: "1.2" } }, "tpmBelow2", "block", "tpm", { spec: "1.2" }],
    [
      "TPM text of another form",
      { tpm: { ...virtualTpm, spec: "two", firmware: "1.2" } },
      "tpmUnreadable",
      "block",
      "tpm",
      {},
    ],
    ["no endorsement key", { endorsementKeySeed: null }, "endorsementKeyMissing", "block", "endorsementKey", {}],
    [
      "an id of another method in place of the key",
      { endorsementKeySeed: null, offlineDeviceId: { status: 0, methodCode: 2, idHex: "ab".repeat(32) } },
      "endorsementKeyMissing",
      "block",
      "endorsementKey",
      {},
    ],
    [
      "an id of zeros in place of the key",
      { endorsementKeySeed: null, offlineDeviceId: noKeyId },
      "endorsementKeyMissing",
      "block",
      "endorsementKey",
      {},
    ],
    ["id of another key", { offlineDeviceId: noKeyId }, "endorsementKeyMismatch", "warn", "endorsementKey", {}],
    [
      "id not made",
      { offlineDeviceId: { status: 5, methodCode: 0, idHex: "" } },
      "offlineDeviceIdFailed",
      "warn",
      "offlineDeviceId",
      { status: 5 },
    ],
    [
      "virtual TPM",
      { tpm: virtualTpm },
      "virtualMachine",
      "block",
      "tpm",
      { sign: "tpmFirmware", hypervisor: "Hyper-V" },
    ],
    [
      "maker of virtual machines",
      { manufacturer: "VMware, Inc." },
      "virtualMachine",
      "block",
      "productName",
      { sign: "makerAndModel", hypervisor: "VMware" },
    ],
    ["no address", { networkAdapters: [] }, "macMissing", "warn", "networkAdapters", {}],
    ["no disk", { disks: [] }, "diskSerialMissing", "warn", "disks", { disks: 0, withoutSerial: 0 }],
    [
      "disk without serial",
      { disks: [{ capacity: null, identity: { serial: "", product: "BENCH SSD", vendor: "" } }] },
      "diskSerialMissing",
      "warn",
      "disks",
      { disks: 1, withoutSerial: 1 },
    ],
    ["no family", { family: null }, "familyMissing", "warn", "family", {}],
    ["no checksum", { trailer: "missing" }, "checksumMissing", "warn", "trailer", {}],
    ["a wrong checksum", { trailer: "damaged" }, "checksumMismatch", "warn", "trailer", {}],
    [
      "a record of another shape",
      { extraRecords: [{ type: 9, bytesHex: "00" }] },
      "recordUnreadable",
      "warn",
      "records",
      { offset: 838, typeHex: "0009", records: 1 },
    ],
    [
      "records of another shape, many of them",
      { extraRecords: Array(20).fill({ type: 9, bytesHex: "00" }) },
      "recordUnreadable",
      "warn",
      "records",
      { offset: 838, typeHex: "0009", records: 20 },
    ],
    [
      "a second serial number",
      { extraRecords: [{ type: 14, bytesHex: "53494d3900" }] },
      "recordRepeated",
      "warn",
      "records",
      { offset: 838, typeHex: "000E", records: 1 },
    ],
    ["UUID of many boards", { uuid: sharedUuid }, "uuidPlaceholder", "block", "uuid", { value: sharedUuid }],
    ["adapters without addresses", { networkAdapters: [noAddress] }, "macMissing", "warn", "networkAdapters", {}],
    [
      "a clock that was not set",
      { capturedAt: Date.UTC(2000, 0, 1) },
      "captureTooOld",
      "warn",
      "capturedAt",
      { capturedAt: Date.UTC(2000, 0, 1) },
    ],
    [
      "a capture from before Windows 10",
      { capturedAt: Date.UTC(2015, 6, 28, 23, 59, 59) },
      "captureTooOld",
      "warn",
      "capturedAt",
      { capturedAt: Date.UTC(2015, 6, 28, 23, 59, 59) },
    ],
  ] as readonly [string, Partial<HashFields>, string, "warn" | "block", string, object][])(
    "%s",
    (_, fields, code, level, field, params) => {
      expect(gradeFields(fields)).toEqual({ level, findings: [{ code, level, field, params }] });
    },
  );
});
