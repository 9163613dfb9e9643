import { expect } from "vitest";
import { hardwareHashOf } from "../../main/practice/world/device-reading.ts";
import type { World } from "../../main/practice/world/world.ts";
import { piecesOf } from "./planted-secrets.ts";

/** Anything that looks like a token: three parts of base64url, or what stands behind the word in a header. */
const tokenPattern = /\beyJ[\w-]{16,}\.[\w-]{8,}|\bBearer\s+\S{8,}/;

/** What a run wrote: lines of the log, where nobody may be named either, and everything that is kept or shown. */
export type WrittenText = { readonly log: string; readonly kept: Readonly<Record<string, string>> };

/** Fails where a hash of the world's devices or a token stands in a text, or a user's whole name in the log. */
export function expectNothingSecret(
  world: Pick<World, "devices" | "users">,
  now: number,
  { log, kept }: WrittenText,
): void {
  const hashes = world.devices.all().flatMap((device) => piecesOf(hardwareHashOf(device, now)));
  const names = world.users.all().map(({ userPrincipalName }) => userPrincipalName.toLowerCase());
  const laterMs = 3_600_000;
  const later = world.devices.all().flatMap((device) => piecesOf(hardwareHashOf(device, now + laterMs)));
  // What is looked for is in every reading of a device, whenever it was made.
  expect(hashes.length > 0 && later.join() === hashes.join()).toBe(true);
  expect(names.length).toBeGreaterThan(0);
  for (const [what, text] of Object.entries({ ...kept, log })) {
    expect(tokenPattern.exec(text)?.[0].slice(0, 12), `a token in ${what}`).toBeUndefined();
    expect(hashes.filter((piece) => text.includes(piece)).length, `hashes in ${what}`).toBe(0);
  }
  const lower = log.toLowerCase();
  expect(names.filter((name) => lower.includes(name))).toEqual([]);
}
