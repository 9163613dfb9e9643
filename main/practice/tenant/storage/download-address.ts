import { createHmac } from "node:crypto";
import { minuteMs } from "../../world/durations.ts";
import type { World } from "../../world/world.ts";

/** What can be fetched without a token, by who has its address. */
export type DownloadKind = "logs" | "exports";

/** Where downloads begin. */
export const downloadPath = "/_storage";
/** How long an address is good for, in milliseconds: an hour. */
export const downloadLifeMs = 60 * minuteMs;

/** An address that fetches something for an hour, like the ones of a cloud store. */
export function downloadAddress(
  { world, origin, now }: { readonly world: World; readonly origin: string; readonly now: number },
  kind: DownloadKind,
  id: string,
): string {
  const expires = String(now + downloadLifeMs);
  const query = new URLSearchParams({ se: expires, sig: signatureOf(world, kind, id, expires) });
  return `${origin}${downloadPath}/${kind}/${encodeURIComponent(id)}.zip?${query}`;
}

/** Whether an address was given out and is still good. */
export function isGoodAddress(world: World, kind: string, id: string, query: URLSearchParams, now: number): boolean {
  const expires = query.get("se") ?? "";
  return query.get("sig") === signatureOf(world, kind, id, expires) && Number(expires) > now;
}

/** It guards nothing but practice. */
function signatureOf(world: World, kind: string, id: string, expires: string): string {
  return createHmac("sha256", `practice storage ${world.seed}`).update(`${kind} ${id} ${expires}`).digest("base64url");
}
