import { sha256HexOfText } from "../../kernel/sha256.ts";
import type { HashFields } from "./hash-fields.ts";

/** 2026-01-15T09:30:00Z: a fixed capture time, so that the same serial always gives the same hash. */
const CAPTURED_AT_MS = 1_768_469_400_000;

/**
 * Fields of a healthy simulated notebook with everything derived from its serial number, to be spread over. The maker and the
 * locally administered addresses mark it, so that it cannot be taken for somebody's device; let serials start with `SIM`.
 */
export function simulatedHashFields(serialNumber: string): HashFields {
  const seed = sha256HexOfText(`reseal simulated device ${serialNumber}`);
  return {
    toolBuild: "10.0.26100.1",
    osBuild: "10.0.26100.4061",
    capturedAt: CAPTURED_AT_MS,
    zoneOffsetMinutes: 0,
    osType: "fullOs",
    osArchitecture: "x64",
    toolVersion: 8,
    processor: { architecture: "x64", packages: 1, cores: 8, threads: 16, hyperThreading: true },
    memory: { ramGiB: 16, maximumGiB: 64, slots: 2, arrays: 1, errorCorrection: "none" },
    disks: [
      {
        capacity: { sizeGB: 512, bus: "nvme", kind: "ssd", trim: "yes" },
        identity: { serial: `SIM-NVME-${seed.slice(0, 12)}`, product: "BENCH SSD 512", vendor: "SIMVENDOR" },
      },
    ],
    networkAdapters: [
      { medium: "ethernet", mac: localAddress(seed, "a"), bus: "PCI" },
      { medium: "wifi", mac: localAddress(seed, "b"), bus: "PCI" },
    ],
    displays: [{ physicalWidth: 309, physicalHeight: 173, pixelsX: 1920, pixelsY: 1080, tailHex: "80000000" }],
    chassis: { type: "notebook", powerRole: "mobile", opticalDrive: false, digitizer: [] },
    graphics: [],
    tpm: { spec: "2.0", level: 0, revision: "1.59", vendorId: "SIMV", firmware: "720904.3280226" },
    endorsementKeySeed: serialNumber,
    offlineDeviceId: "matching",
    uuid: versionFourUuid(seed),
    processorManufacturer: "GenuineIntel",
    processorModel: "Simulated(R) CPU @ 2.40GHz",
    serialNumber,
    firmwareVendor: "Simulated Firmware Inc.",
    manufacturer: "Contoso",
    productName: "Bench Laptop 14",
    sku: "SKU-SIM-0001",
    family: "Bench Family",
    firmwareVersion: "1.0.0",
    boardProduct: "SIMBOARD",
    boardVersion: "A01",
    systemVersion: "1.0",
    productKeyId: `3300${(Number.parseInt(seed.slice(12, 23), 16) % 1_000_000_000).toString().padStart(9, "0")}`,
    productKeyPartNumber: null,
    bootDiskSerial: null,
    extraRecords: [],
    trailer: "valid",
  };
}

/** A locally administered address: 02, then five bytes of the seed; the last digit keeps a device's adapters apart. */
function localAddress(seed: string, lastDigit: "a" | "b"): string {
  const digits = `02${seed.slice(24, 33)}${lastDigit}`.toUpperCase();
  return (digits.match(/../g) ?? []).join(":");
}

function versionFourUuid(seed: string): string {
  const digits = seed.slice(32, 64).toUpperCase();
  const groups = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `A${digits.slice(17, 20)}`,
    digits.slice(20),
  ];
  return groups.join("-");
}
