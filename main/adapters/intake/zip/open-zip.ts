import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import type { ContainerItem } from "../container/container-item.ts";
import type { ZipListing } from "./list-zip.ts";
import { readLocalHeader } from "./local-header.ts";
import { settleSizes } from "./settle-sizes.ts";
import { unpackMember } from "./unpack-member.ts";
import { deflatedMethod, storedMethod, type ZipMember } from "./zip-member.ts";

const ofZip = { format: "zip" } as const;

/** The entries of a ZIP file in the order of its directory. What cannot be read is among them as trouble. */
export async function* openZip(
  source: ByteSource,
  listing: ZipListing,
  countWork: (bytes: number) => void,
): AsyncGenerator<ContainerItem> {
  const taken = new TakenRanges();
  for (const member of listing.members) yield await itemOf(source, member, taken, countWork);
  if (listing.end === "damaged") {
    yield { kind: "trouble", trouble: "damaged", params: ofZip };
    for (const member of listing.salvaged) yield await itemOf(source, member, taken, countWork);
  }
  if (listing.end === "encrypted") yield { kind: "trouble", trouble: "encrypted", params: ofZip };
  if (listing.end === "tooMany")
    yield { kind: "trouble", trouble: "tooManyEntries", params: { limit: listing.members.length } };
}

async function itemOf(
  source: ByteSource,
  declared: ZipMember,
  taken: TakenRanges,
  countWork: (bytes: number) => void,
): Promise<ContainerItem> {
  const { name, method } = declared;
  const trouble = (
    kind: "damaged" | "encrypted" | "hostileName" | "unsupportedFormat",
    params = {},
  ): ContainerItem => ({
    kind: "trouble",
    name,
    trouble: kind,
    params,
  });
  if (declared.isSpecial) return trouble("hostileName", { reason: "link" });
  if (declared.isEncrypted) return trouble("encrypted", ofZip);
  if (method !== storedMethod && method !== deflatedMethod) return trouble("unsupportedFormat", { ...ofZip, method });
  const header = await readLocalHeader(source, declared.headerAt);
  if (header === undefined) return trouble("damaged", ofZip);
  const member = await settleSizes(source, declared, header, countWork);
  const { size, packedSize } = member;
  if (method === storedMethod && size !== packedSize) return trouble("damaged", ofZip);
  // Entries that share their bytes are how a small file claims to unpack to terabytes.
  if (!taken.add(member.headerAt, header.dataAt + packedSize))
    return trouble("damaged", { ...ofZip, reason: "overlap" });
  return {
    kind: "entry",
    name,
    size,
    packedSize,
    unpack: () => unpackMember(source, member, header.dataAt, countWork),
  };
}

/** Ranges of a file that do not overlap, sorted. */
class TakenRanges {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Takes a range; false when part of it was taken before. */
  add(start: number, end: number): boolean {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) < start) low = middle + 1;
      else high = middle;
    }
    const before = this.#ends[low - 1] ?? 0;
    const after = this.#starts[low] ?? Number.POSITIVE_INFINITY;
    if (before > start || after < end) return false;
    this.#starts.splice(low, 0, start);
    this.#ends.splice(low, 0, end);
    return true;
  }
}
