import { bytesToHex } from "../../kernel/hex.ts";
import { chassisTypes } from "./chassis-types.ts";
import {
  architectures,
  digitizerFlags,
  diskKinds,
  errorCorrections,
  networkMedia,
  powerRoles,
  removalPolicies,
  reportedFlags,
  storageBuses,
} from "./coded-values.ts";
import type {
  ChassisFacts,
  DiskCapacity,
  DiskIdentity,
  DisplayFacts,
  GraphicsMemory,
  MemoryFacts,
  NetworkAdapter,
  ProcessorFacts,
  VideoAdapter,
} from "./device-facts.ts";
import { filledText, type RecordPayload, unsigned64, wideText } from "./record-payload.ts";
import { UNSTATED_MAXIMUM_GIB } from "./record-units.ts";

/** Record 2, 12 bytes. */
export function readProcessor({ view, start }: RecordPayload): ProcessorFacts {
  return {
    architecture: architectures.nameOf(view.getUint16(start, true)),
    packages: view.getUint16(start + 2, true),
    cores: view.getUint16(start + 4, true),
    threads: view.getUint16(start + 6, true),
    hyperThreading: view.getUint16(start + 8, true) !== 0,
  };
}

/** Record 5, 21 bytes. */
export function readMemory({ view, start }: RecordPayload): MemoryFacts {
  const maximumGiB = unsigned64(view, start + 8);
  return {
    ramGiB: unsigned64(view, start),
    maximumGiB: maximumGiB === UNSTATED_MAXIMUM_GIB ? "unknown" : maximumGiB,
    slots: view.getUint16(start + 16, true),
    arrays: view.getUint16(start + 18, true),
    errorCorrection: errorCorrections.nameOf(view.getUint8(start + 20)),
  };
}

/** Record 6, 12 bytes. */
export function readDiskCapacity({ view, start }: RecordPayload): DiskCapacity {
  return {
    sizeGB: unsigned64(view, start),
    bus: storageBuses.nameOf(view.getUint16(start + 8, true)),
    kind: diskKinds.nameOf(view.getUint8(start + 10)),
    trim: reportedFlags.nameOf(view.getUint8(start + 11)),
  };
}

/** Record 7: `serial|product|vendor`. Only the product may hold a bar of its own. */
export function readDiskIdentity(payload: RecordPayload): DiskIdentity {
  const text = filledText(payload);
  const first = text.indexOf("|");
  if (first < 0) return { serial: text.trim(), product: "", vendor: "" };
  const last = text.lastIndexOf("|");
  const vendorFrom = last === first ? text.length : last + 1;
  return {
    serial: text.slice(0, first).trim(),
    product: text.slice(first + 1, last === first ? text.length : last).trim(),
    vendor: text.slice(vendorFrom).trim(),
  };
}

/** Bytes of medium and address, which stand at fixed places in record 8; the length of the bus name follows. */
const ADAPTER_FIXED_BYTES = 10;
const BUS_START = 14;

/** Record 8, as far as it goes: there are writers that leave the bus name out. Null when even the address is not whole. */
export function readNetworkAdapter({ bytes, view, start, end }: RecordPayload): NetworkAdapter | null {
  const size = end - start;
  if (size < ADAPTER_FIXED_BYTES) return null;
  const busEnd = size < BUS_START ? end : Math.min(end, start + BUS_START + view.getUint32(start + 10, true));
  return {
    medium: networkMedia.nameOf(view.getUint32(start, true)),
    mac: macAddress(bytes, start + 4),
    bus: wideText(bytes, Math.min(end, start + BUS_START), busEnd),
  };
}

/** Whether the bus name of record 8 has the length the record says. */
export function isWholeNetworkAdapter({ view, start, end }: RecordPayload): boolean {
  return end - start >= BUS_START && view.getUint32(start + 10, true) === end - start - BUS_START;
}

function macAddress(bytes: Uint8Array, start: number): string {
  const digits = bytesToHex(bytes, start, start + 6).toUpperCase();
  const byte = (index: number): string => digits.slice(index * 2, index * 2 + 2);
  return `${byte(0)}:${byte(1)}:${byte(2)}:${byte(3)}:${byte(4)}:${byte(5)}`;
}

/** Record 9, 12 bytes. */
export function readDisplay({ view, start }: RecordPayload): DisplayFacts {
  return {
    physicalWidth: view.getUint16(start, true),
    physicalHeight: view.getUint16(start + 2, true),
    pixelsX: view.getUint16(start + 4, true),
    pixelsY: view.getUint16(start + 6, true),
    tailHex: view
      .getUint32(start + 8, true)
      .toString(16)
      .padStart(8, "0"),
  };
}

/** Record 10, 5 bytes. */
export function readChassis({ view, start }: RecordPayload): ChassisFacts {
  const bits = view.getUint8(start + 3);
  return {
    type: chassisTypes.nameOf(view.getUint8(start)),
    powerRole: powerRoles.nameOf(view.getUint8(start + 1)),
    opticalDrive: view.getUint8(start + 2) !== 0,
    digitizer: [1, 2, 4, 8, 16, 32, 64, 128].filter((bit) => (bits & bit) !== 0).map(digitizerFlags.nameOf),
  };
}

/** Record 29, 18 bytes. */
export function readGraphicsMemory({ view, start }: RecordPayload): GraphicsMemory {
  return {
    dedicatedVideo: unsigned64(view, start),
    dedicatedSystem: unsigned64(view, start + 8),
    removalPolicy: removalPolicies.nameOf(view.getUint8(start + 16)),
    local: view.getUint8(start + 17) !== 0,
  };
}

/** Record 30: `vendor|model`. */
export function readVideoAdapter({ bytes, start, end }: RecordPayload): VideoAdapter {
  const text = wideText(bytes, start, end);
  const bar = text.indexOf("|");
  return bar < 0 ? { vendor: "", model: text } : { vendor: text.slice(0, bar), model: text.slice(bar + 1) };
}
