import { decodeBase64 } from "../../../../shared/kernel/base64.ts";
import { decodeUtf8 } from "../../../../shared/kernel/utf8.ts";
import type { UploadedHardware } from "../../world/tenant-rows.ts";

const recordTypes = { serialNumber: 14, manufacturer: 16, model: 17, sku: 18, family: 19 } as const;

/**
 * Reads what the service needs from an uploaded hash (base64); null when it is not a 4K hash. A reader of its own, on
 * purpose: the service does not share code with the bench, so a mistake on either side shows.
 */
export function readUploadedHash(hash: string): UploadedHardware | null {
  const decoded = decodeBase64(hash);
  if (!decoded.ok) return null;
  const bytes = decoded.value;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 1024 || view.getUint16(0, true) !== 0x414f) return null;
  const end = Math.min(view.getUint16(2, true), bytes.length);
  const texts = new Map<number, string>();
  for (let at = 4; at + 4 <= end; ) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (length < 4 || at + length > end) return null;
    texts.set(type, decodeUtf8(bytes, at + 4, at + length).replace(/\0+$/, ""));
    at += length;
  }
  const of = (name: keyof typeof recordTypes): string => (texts.get(recordTypes[name]) ?? "").trim();
  return {
    serialNumber: of("serialNumber"),
    manufacturer: of("manufacturer"),
    model: of("model"),
    sku: of("sku"),
    family: of("family"),
  };
}

/** Whether a hash (base64) is of the short kind from before 4K hashes: it begins like one and ends too early. */
export function isShortHash(hash: string): boolean {
  const decoded = decodeBase64(hash);
  if (!decoded.ok) return false;
  const { length, 0: first, 1: second } = decoded.value;
  return length >= 128 && length < 1024 && first === 0x4f && second === 0x41;
}
