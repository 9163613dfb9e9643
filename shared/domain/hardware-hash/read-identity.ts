import { bytesToHex } from "../../kernel/hex.ts";
import type { EndorsementKey, OfflineDeviceId } from "./device-facts.ts";
import type { RecordPayload } from "./record-payload.ts";

/** Bytes before the id itself in record 11. */
const OFFLINE_ID_HEADER_BYTES = 10;

/** Record 11 with as much of the id as is there; null when status and method are not whole. */
export function readOfflineDeviceId({ bytes, view, start, end }: RecordPayload): OfflineDeviceId | null {
  const idStart = start + OFFLINE_ID_HEADER_BYTES;
  if (end < idStart) return null;
  const methodCode = view.getUint16(start + 4, true);
  return {
    status: view.getUint32(start, true),
    method: offlineIdMethod(methodCode),
    methodCode,
    idHex: bytesToHex(bytes, idStart, Math.min(end, idStart + view.getUint16(start + 6, true))),
  };
}

/** Whether the id of record 11 has the size the record says. */
export function isWholeOfflineDeviceId({ view, start, end }: RecordPayload): boolean {
  const idStart = start + OFFLINE_ID_HEADER_BYTES;
  return end >= idStart && view.getUint16(start + 6, true) === end - idStart;
}

/** 0x0102 is what one public decoder expects for the UEFI method; the second byte is not understood. */
function offlineIdMethod(code: number): OfflineDeviceId["method"] {
  if (code === 0x0001) return "tpmEndorsementKey";
  return code === 0x0002 || code === 0x0102 ? "uefiVariable" : "unknown";
}

/** Record 12, 16 bytes: the first three groups are little-endian, as Windows prints GUIDs. */
export function readUuid({ bytes, start, end }: RecordPayload): string {
  const digits = bytesToHex(bytes, start, end).toUpperCase();
  const byte = (index: number): string => digits.slice(index * 2, index * 2 + 2);
  const first = byte(3) + byte(2) + byte(1) + byte(0);
  return `${first}-${byte(5)}${byte(4)}-${byte(7)}${byte(6)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}

/** No key is shorter: the smallest in use, of an elliptic curve, has coordinates of this many bytes. */
const SHORTEST_KEY_BYTES = 32;

/**
 * Record 25: the raw modulus and nothing else, whatever its size. Null when it is too short or the same byte throughout: such
 * a thing is no key, and as an id it would make one unit of all devices that have it.
 */
export function readEndorsementKey({ bytes, start, end, sha256 }: RecordPayload): EndorsementKey | null {
  const key = bytes.subarray(start, end);
  if (key.length < SHORTEST_KEY_BYTES || key.every((byte) => byte === key[0])) return null;
  return { sha256Hex: bytesToHex(sha256(key)), sizeBytes: end - start };
}
