import { crc32 } from "node:zlib";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { EntryFailure } from "../entry-failure.ts";
import type { ByteRange } from "./byte-range.ts";
import { inflate } from "./inflate.ts";
import type { ZipMember } from "./zip-member.ts";

/** Finds out by unpacking how long a deflate stream is and what its sum is; up to `largest` bytes, or to where it is damaged. */
export async function measureDeflated(
  source: ByteSource,
  { from, to }: ByteRange,
  countWork: (bytes: number) => void,
  largest = Number.POSITIVE_INFINITY,
): Promise<Pick<ZipMember, "size" | "packedSize" | "crc">> {
  const progress = { packedSize: 0 };
  let size = 0;
  let crc = 0;
  try {
    for await (const chunk of inflate(source, from, to, progress)) {
      countWork(chunk.length);
      size += chunk.length;
      crc = crc32(chunk, crc);
      if (size > largest) break;
    }
  } catch (thrown) {
    if (!(thrown instanceof EntryFailure) || thrown.trouble !== "damaged") throw thrown;
  }
  return { size, packedSize: progress.packedSize, crc };
}
