import { crc32 } from "node:zlib";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { EntryFailure } from "../entry-failure.ts";
import { bytesBetween, inflate } from "./inflate.ts";
import { deflatedMethod, type ZipMember } from "./zip-member.ts";

/**
 * The bytes of an entry whose data begin at `dataAt`. Throws `EntryFailure` when there are more than declared, and at their
 * end when there were fewer or their sum is not the one declared.
 */
export async function* unpackMember(
  source: ByteSource,
  { method, size, packedSize, crc }: ZipMember,
  dataAt: number,
  countWork: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const open = method === deflatedMethod ? inflate : bytesBetween;
  let unpacked = 0;
  let sum = 0;
  for await (const chunk of open(source, dataAt, dataAt + packedSize)) {
    countWork(chunk.length);
    unpacked += chunk.length;
    if (unpacked > size) throw new EntryFailure("damaged", { format: "zip" });
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (unpacked !== size || sum !== crc) throw new EntryFailure("damaged", { format: "zip" });
}
