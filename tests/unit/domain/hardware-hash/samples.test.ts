import { describe, expect, it } from "vitest";
import { decodeHardwareHash } from "../../../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import { emptyFacts } from "./empty-facts.ts";
import { readSample } from "./read-sample.ts";

const syntheticFacts = {
  ...emptyFacts,
  toolBuild: "10.0.26100.1",
  osBuild: "10.0.26100.4061",
  capturedAt: Date.parse("2026-01-15T09:30:00Z"),
  zoneOffsetMinutes: 0,
  osType: "fullOs",
  osArchitecture: "x64",
  toolVersion: 8,
  processor: { architecture: "x64", packages: 1, cores: 8, threads: 16, hyperThreading: true },
  memory: { ramGiB: 16, maximumGiB: 64, slots: 2, arrays: 1, errorCorrection: "none" },
  disks: [
    {
      capacity: { sizeGB: 512, bus: "nvme", kind: "ssd", trim: "yes" },
      identity: { serial: "SIM-NVME-0001", product: "BENCH SSD 512", vendor: "SIMVENDOR" },
    },
  ],
  networkAdapters: [
    { medium: "ethernet", mac: "02:00:5E:00:10:01", bus: "PCI" },
    { medium: "wifi", mac: "02:00:5E:00:10:02", bus: "PCI" },
  ],
  displays: [{ physicalWidth: 309, physicalHeight: 173, pixelsX: 1920, pixelsY: 1080, tailHex: "80000000" }],
  chassis: { type: "notebook", powerRole: "mobile", opticalDrive: false, digitizer: [] },
  tpm: {
    raw: "TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:'SIMV'-Firmware:1.2",
    spec: "2.0",
    level: 0,
    revision: "1.59",
    vendorId: "SIMV",
    firmware: "1.2",
    friendlyFirmware: "0.1.0.2",
  },
  endorsementKey: { sha256Hex: "ed25bc338ef545c703c3bf51f464041dcb4359590968ada223428d9f3e8ef3cc", sizeBytes: 256 },
  offlineDeviceId: {
    status: 0,
    method: "tpmEndorsementKey",
    methodCode: 1,
    idHex: "ed25bc338ef545c703c3bf51f464041dcb4359590968ada223428d9f3e8ef3cc",
  },
  uuid: "6F1C2A34-5B6D-4E7F-8A90-B1C2D3E4F506",
  processorManufacturer: "GenuineIntel",
  processorModel: "Simulated(R) CPU @ 2.40GHz",
  serialNumber: "SIM0000001",
  firmwareVendor: "Simulated Firmware Inc.",
  manufacturer: "Contoso",
  productName: "Bench Laptop 14",
  sku: "SKU-SIM-0001",
  family: "Bench Family",
  firmwareVersion: "1.0.0",
  boardProduct: "SIMBOARD",
  boardVersion: "A01",
  systemVersion: "1.0",
  productKeyId: "0000000000000",
};

const hyperVFacts = {
  ...emptyFacts,
  toolBuild: "10.0.25158.1000",
  osBuild: "10.0.25158.1000",
  capturedAt: Date.parse("2022-08-02T17:13:55Z"),
  zoneOffsetMinutes: -420,
  osType: "fullOs",
  osArchitecture: "x64",
  toolVersion: 8,
  processor: { architecture: "x64", packages: 1, cores: 1, threads: 2, hyperThreading: true },
  memory: { ramGiB: 4, maximumGiB: "unknown", slots: 2, arrays: 1, errorCorrection: "none" },
  processorManufacturer: "AuthenticAMD",
  processorModel: "AMD Ryzen Threadripper PRO 3945WX 12-Cores     ",
  disks: [
    {
      capacity: { sizeGB: 136, bus: "sas", kind: "unknown", trim: "yes" },
      identity: { serial: "", product: "Virtual Disk", vendor: "Msft" },
    },
  ],
  networkAdapters: [{ medium: "unspecified", mac: "00:15:5D:E9:DB:6F", bus: "VMBUS" }],
  displays: [{ physicalWidth: 0, physicalHeight: 0, pixelsX: 1024, pixelsY: 768, tailHex: "ffffffff" }],
  chassis: { type: "desktop", powerRole: "desktop", opticalDrive: true, digitizer: [] },
  tpm: {
    raw: "TPM-Version:2.0 -Level:0-Revision:1.16-VendorID:'MSFT'-Firmware:538247443.1394722",
    spec: "2.0",
    level: 0,
    revision: "1.16",
    vendorId: "MSFT",
    firmware: "538247443.1394722",
    friendlyFirmware: "8213.275.21.18466",
  },
  endorsementKey: { sha256Hex: "d0b059d2beb6f29341ce96374d39788092cb88a836a3af7b9e6f3a2a4046393b", sizeBytes: 256 },
  offlineDeviceId: {
    status: 0,
    method: "tpmEndorsementKey",
    methodCode: 1,
    idHex: "d0b059d2beb6f29341ce96374d39788092cb88a836a3af7b9e6f3a2a4046393b",
  },
  uuid: "B47BAE21-9291-4D6F-9876-B4F0B2A8F78E",
  serialNumber: "3762-6031-9351-8758-8222-9601-28",
  firmwareVendor: "Microsoft Corporation",
  manufacturer: "Microsoft Corporation",
};

describe("whole samples", () => {
  it.each([
    ["synthetic-full-valid.b64", { trailer: "valid", serialNumber: "SIM0000001" }],
    ["synthetic-full-bad-checksum.b64", { trailer: "mismatch", serialNumber: "SIM0000002" }],
  ])("decodes %s", (fileName, differences) => {
    const text = readSample(fileName);
    const decoded = decodeHardwareHash(text);
    if (!decoded.ok) throw new Error(decoded.error.code);
    const { records, ...rest } = decoded.value;
    expect(rest).toEqual({
      ...syntheticFacts,
      text,
      declaredLength: 827,
      totalBytes: 3000,
      padding: "zero",
      repairs: [],
      ...differences,
    });
    expect(records).toHaveLength(27);
    expect(records.filter((record) => record.content.kind === "unread")).toEqual([
      {
        offset: 246,
        typeHex: "001B",
        type: 27,
        length: 8,
        isIrregular: false,
        content: { kind: "unread", why: "unknownType", bytesHex: "00000000" },
      },
    ]);
  });
});

describe("cut samples", () => {
  it("gives the 18 whole records of the public partial capture and says where it ends", () => {
    const decoded = decodeHardwareHash(readSample("oofhours-2022-hyperv-vm.partial.b64"));
    if (decoded.ok || decoded.error.code !== "hash.truncated") throw new Error("not truncated");
    const { partial, ...error } = decoded.error;
    const { records, ...facts } = partial;
    expect(error).toEqual({
      code: "hash.truncated",
      byteOffset: 765,
      expectedBytes: 1066,
      record: { offset: 752, typeHex: "0011" },
    });
    expect(facts).toEqual({ ...hyperVFacts, declaredLength: 1030, totalBytes: 765, repairs: [] });
    expect(records.map(({ offset, type, length }) => [offset, type, length])).toEqual([
      [4, 1, 28],
      [32, 2, 16],
      [48, 5, 25],
      [73, 3, 17],
      [90, 4, 52],
      [142, 6, 16],
      [158, 7, 30],
      [188, 8, 30],
      [218, 9, 16],
      [234, 27, 8],
      [242, 10, 9],
      [251, 13, 86],
      [337, 25, 260],
      [597, 11, 46],
      [643, 12, 20],
      [663, 14, 37],
      [700, 15, 26],
      [726, 16, 26],
    ]);
  });

  it.each([
    [
      "microsoft-partnercenter-csv-example.prefix.b64",
      371,
      "10.0.14978.1000",
      "6.1.7601.23392",
      "2016-11-22T23:01:34Z",
      "unknown",
    ],
    ["exokeycheck-help-example.prefix.b64", 643, "10.0.16299.15", "10.0.18362.145", "2020-10-16T12:03:55Z", "unknown"],
    [
      "upload-intuneautopilothash-help-example.prefix.b64",
      1126,
      "10.0.19041.1566",
      "10.0.19041.1682",
      "2022-06-07T19:24:16Z",
      null,
    ],
    ["device-inventory-readme-example.prefix.b64", 679, "10.0.22621.4830", null, null, null],
    ["syncmlviewer-comment-example.prefix.b64", 1285, null, null, null, null],
  ])("reads the first record of %s as far as it goes", (fileName, length, toolBuild, osBuild, capturedAt, zone) => {
    const decoded = decodeHardwareHash(readSample(fileName));
    if (decoded.ok || decoded.error.code !== "hash.truncated") throw new Error("not truncated");
    const { partial, record, expectedBytes } = decoded.error;
    expect(record).toEqual({ offset: 4, typeHex: "0001" });
    expect(expectedBytes).toBe(length + 36);
    expect(partial).toMatchObject({
      declaredLength: length,
      toolBuild,
      osBuild,
      capturedAt: capturedAt === null ? null : Date.parse(capturedAt),
      zoneOffsetMinutes: zone,
      records: [],
    });
  });
});
