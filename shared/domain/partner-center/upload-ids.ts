import { derivedGuid } from "../../kernel/derived-guid.ts";
import { sha256Hex } from "../../kernel/sha256.ts";
import { encodeUtf8 } from "../../kernel/utf8.ts";

/** One unit of an upload. */
export type UploadItem = { readonly unitId: string; readonly attempt: number };

/**
 * The ids of an upload: the same units in the same order at the same attempt always have the same ones, so that whoever
 * sends it again after a crash makes no second one. `batchId` names the batch it is added to; absent for a new batch.
 */
export function uploadIds(
  order: { readonly id: string; readonly number: string },
  items: readonly UploadItem[],
  batchId?: string,
): { readonly requestId: string; readonly batchId: string } {
  const units = items.map(({ unitId, attempt }) => `${unitId}:${attempt}`).join(",");
  const digest = sha256Hex(encodeUtf8(`reseal-partner:${order.id}:${batchId ?? ""}:${units}`));
  const name = order.number.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return { requestId: derivedGuid(digest), batchId: batchId ?? `${name || "order"}-${digest.slice(0, 8)}` };
}
