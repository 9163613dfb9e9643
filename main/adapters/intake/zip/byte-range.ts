import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { bytesBetween } from "./inflate.ts";

/** A part of a file, up to and without `to`. */
export type ByteRange = { readonly from: number; readonly to: number };

/** What may stand behind the data of an entry at most: its sizes and its sum. The smallest entry is longer. */
const longestDescriptor = 24;

/** The parts of a file up to `end` that belong to none of these ranges and could hold an entry. */
export async function unlistedRanges(
  source: ByteSource,
  listed: readonly ByteRange[],
  end: number,
): Promise<readonly ByteRange[]> {
  const unlisted: ByteRange[] = [];
  let at = 0;
  for (const { from, to } of [...listed.toSorted((left, right) => left.from - right.from), { from: end, to: end }]) {
    const gap = { from: at, to: Math.min(from, end) };
    if (gap.to - gap.from > longestDescriptor && !(await isPadding(source, gap))) unlisted.push(gap);
    at = Math.max(at, to);
  }
  return unlisted;
}

async function isPadding(source: ByteSource, { from, to }: ByteRange): Promise<boolean> {
  for await (const bytes of bytesBetween(source, from, to)) if (bytes.some((byte) => byte !== 0)) return false;
  return true;
}
