import { derivedGuid } from "../../kernel/derived-guid.ts";
import { sha256Hex } from "../../kernel/sha256.ts";
import { encodeUtf8 } from "../../kernel/utf8.ts";

/**
 * The import id of a unit in an order: always the same, so that a row sent before a crash is recognised after it.
 */
export function importIdOf(orderId: string, unitId: string): string {
  return derivedGuid(sha256Hex(encodeUtf8(`reseal-import:${orderId}:${unitId}`)));
}
