import { sha256Hex } from "../../kernel/sha256.ts";
import { encodeUtf8 } from "../../kernel/utf8.ts";

/**
 * The import id of a unit in an order: always the same, so that a row sent before a crash is recognised after it. A
 * GUID of version 8 (RFC 9562: custom) from the SHA-256 of both ids.
 */
export function importIdOf(orderId: string, unitId: string): string {
  const hex = sha256Hex(encodeUtf8(`reseal-import:${orderId}:${unitId}`));
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
