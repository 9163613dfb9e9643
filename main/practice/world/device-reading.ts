import type { DeviceReading } from "../../../shared/contract/bridge/messages.ts";
import { encodeHardwareHash } from "../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import type { HashFields } from "../../../shared/domain/hardware-hash/hash-fields.ts";
import { simulatedHashFields } from "../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import type { DeviceRow } from "./device-rows.ts";

/** The hardware hash of a device captured at `now`: two captures differ by their time. */
export function hardwareHashOf(device: DeviceRow, now: number): string {
  return encodeHardwareHash(hashFieldsOf(device, now));
}

function hashFieldsOf(device: DeviceRow, now: number): HashFields {
  const healthy: HashFields = {
    ...simulatedHashFields(device.serialNumber),
    capturedAt: Math.floor(now / 1000) * 1000,
    manufacturer: device.manufacturer,
    productName: device.model,
    sku: device.sku,
    family: device.family,
  };
  if (device.character !== "noTpm") return healthy;
  return { ...healthy, tpm: null, endorsementKeySeed: null, offlineDeviceId: null };
}

/** Everything a collector reads from a device at `now`. */
export function readingOf(device: DeviceRow, address: string, now: number): DeviceReading {
  const fields = hashFieldsOf(device, now);
  const [wired, wireless] = fields.networkAdapters;
  return {
    address,
    collectedAt: new Date(now).toISOString(),
    serialNumber: device.serialNumber,
    manufacturer: device.manufacturer,
    model: device.model,
    uuid: fields.uuid ?? "",
    hardwareHash: encodeHardwareHash(fields),
    hashError: null,
    operatingSystem: { sku: 48, edition: "Professional", build: "10.0.26100", updateRevision: 4061 },
    tpm:
      device.character === "noTpm"
        ? {
            present: false,
            ready: false,
            specVersion: null,
            manufacturerId: null,
            manufacturerVersion: null,
            endorsementKeyCertificate: null,
          }
        : {
            present: true,
            ready: true,
            specVersion: "2.0, 0, 1.59",
            manufacturerId: "SIMV",
            manufacturerVersion: "11.0.50.42",
            endorsementKeyCertificate: true,
          },
    secureBoot: true,
    onAcPower: true,
    batteryPercent: 100 - (device.position % 12),
    networkAdapters: [
      { name: "Ethernet", macAddress: wired?.mac ?? "", wired: true, up: true },
      { name: "Wi-Fi", macAddress: wireless?.mac ?? "", wired: false, up: false },
    ],
    previouslyEnrolled: device.previouslyEnrolled,
    clockUtc: new Date(now).toISOString(),
  };
}
