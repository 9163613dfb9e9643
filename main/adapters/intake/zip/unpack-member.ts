import { crc32 } from "node:zlib";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { EntryFailure } from "../entry-failure.ts";
import { bytesBetween, inflate } from "./inflate.ts";
import { deflatedMethod, type ZipMember } from "./zip-member.ts";

/**
 * The bytes of an entry whose data begin at `dataAt`. Throws `EntryFailure` when there are more than declared, and at their
 * end when there were fewer, their sum is not the one declared or they were declared wrongly.
 */
export async function* unpackMember(
  source: ByteSource,
  { method, size, packedSize, crc, isMisdeclared }: ZipMember,
  dataAt: number,
  countWork: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const progress = { packedSize: 0 };
  const end = dataAt + packedSize;
  const bytes = method === deflatedMethod ? inflate(source, dataAt, end, progress) : bytesBetween(source, dataAt, end);
  let unpacked = 0;
  let sum = 0;
  for await (const chunk of bytes) {
    countWork(chunk.length);
    unpacked += chunk.length;
    if (unpacked > size) throw new EntryFailure("damaged", { format: "zip" });
    sum = crc32(chunk, sum);
    yield chunk;
  }
  // Behind the end of its data an entry has room to hide another.
  const hasRest = method === deflatedMethod && progress.packedSize < packedSize;
  if (unpacked !== size || sum !== crc || hasRest || isMisdeclared === true)
    throw new EntryFailure("damaged", { format: "zip" });
}
