import { bytesToHex } from "../../kernel/hex.ts";
import { sha256Hex } from "../../kernel/sha256.ts";
import type { EndorsementKey, OfflineDeviceId } from "./device-facts.ts";
import type { RecordPayload } from "./record-payload.ts";

/** Bytes before the id itself in record 11. */
const OFFLINE_ID_HEADER_BYTES = 10;

/** Record 11; null when the stated size of the id does not fit the record. */
export function readOfflineDeviceId({ bytes, view, start, end }: RecordPayload): OfflineDeviceId | null {
  const idStart = start + OFFLINE_ID_HEADER_BYTES;
  if (end < idStart || view.getUint16(start + 6, true) !== end - idStart) return null;
  const methodCode = view.getUint16(start + 4, true);
  return {
    status: view.getUint32(start, true),
    method: offlineIdMethod(methodCode),
    methodCode,
    idHex: bytesToHex(bytes, idStart, end),
  };
}

/** 0x0102 is what one public decoder expects for the UEFI method; the second byte is not understood. */
function offlineIdMethod(code: number): OfflineDeviceId["method"] {
  if (code === 0x0001) return "tpmEndorsementKey";
  return code === 0x0002 || code === 0x0102 ? "uefiVariable" : "unknown";
}

/** Record 12, 16 bytes: the first three groups are little-endian, as Windows prints GUIDs. */
export function readUuid({ bytes, view, start }: RecordPayload): string {
  const first = view.getUint32(start, true).toString(16).padStart(8, "0");
  const second = view
    .getUint16(start + 4, true)
    .toString(16)
    .padStart(4, "0");
  const third = view
    .getUint16(start + 6, true)
    .toString(16)
    .padStart(4, "0");
  const fourth = bytesToHex(bytes, start + 8, start + 10);
  return `${first}-${second}-${third}-${fourth}-${bytesToHex(bytes, start + 10, start + 16)}`.toUpperCase();
}

/** Record 25: the raw modulus and nothing else, whatever its size; null when it is empty. */
export function readEndorsementKey({ bytes, start, end }: RecordPayload): EndorsementKey | null {
  if (start === end) return null;
  return { sha256Hex: sha256Hex(bytes.subarray(start, end)), bits: (end - start) * 8 };
}
