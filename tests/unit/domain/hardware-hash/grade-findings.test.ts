import { describe, expect, it } from "vitest";
import type { HashFields } from "../../../../shared/domain/hardware-hash/hash-fields.ts";
import { gradeFields, virtualTpm } from "./grade-support.ts";

const noKeyId = { status: 0, methodCode: 1, idHex: "00".repeat(32) };

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
    ["id of another key", { offlineDeviceId: noKeyId }, "endorsementKeyMismatch", "warn", "endorsementKey", {}],
    [
      "id not made",
      { offlineDeviceId: { status: 5, methodCode: 0, idHex: "" } },
      "offlineDeviceIdFailed",
      "warn",
      "offlineDeviceId",
      { status: 5 },
    ],
    ["virtual TPM", { tpm: virtualTpm }, "virtualMachine", "block", "productName", { sign: "tpmFirmware" }],
    [
      "maker of virtual machines",
      { manufacturer: "VMware, Inc." },
      "virtualMachine",
      "block",
      "productName",
      { sign: "makerAndModel" },
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
    ["no product key id", { productKeyId: null }, "productKeyIdMissing", "warn", "productKeyId", {}],
    ["thirteen zeros", { productKeyId: "0000000000000" }, "productKeyIdMissing", "warn", "productKeyId", {}],
    ["no family", { family: null }, "familyMissing", "warn", "family", {}],
    ["no checksum", { trailer: "missing" }, "checksumMissing", "warn", "trailer", {}],
    ["a wrong checksum", { trailer: "damaged" }, "checksumMismatch", "warn", "trailer", {}],
    [
      "a record of another shape",
      { extraRecords: [{ type: 9, bytesHex: "00" }] },
      "recordUnreadable",
      "warn",
      "records",
      { offset: 838, typeHex: "0009" },
    ],
  ] as readonly [string, Partial<HashFields>, string, "warn" | "block", string, object][])(
    "%s",
    (_, fields, code, level, field, params) => {
      expect(gradeFields(fields)).toEqual({ level, findings: [{ code, level, field, params }] });
    },
  );
});
