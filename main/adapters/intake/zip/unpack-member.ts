import { pipeline } from "node:stream/promises";
import { constants, crc32, createInflateRaw } from "node:zlib";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { EntryFailure } from "../entry-failure.ts";
import { deflatedMethod, type ZipMember } from "./zip-member.ts";

const stepBytes = 65_536;
const pieceBytes = 16_384;
const zipDamage = { format: "zip" } as const;

/**
 * The bytes of an entry whose data begin at `dataAt`. Throws `EntryFailure` when they end early, when there are more than
 * declared, and at their end when their sum is not the one declared.
 */
export async function* unpackMember(
  source: ByteSource,
  member: ZipMember,
  dataAt: number,
  countUnpacked: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const packed = rangeOf(source, dataAt, member.packedSize);
  let size = 0;
  let sum = 0;
  for await (const chunk of member.method === deflatedMethod ? inflate(packed) : packed) {
    countUnpacked(chunk.length);
    size += chunk.length;
    if (size > member.size) throw new EntryFailure("damaged", zipDamage);
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (size !== member.size || sum !== member.crc) throw new EntryFailure("damaged", zipDamage);
}

async function* rangeOf(source: ByteSource, from: number, length: number): AsyncGenerator<Uint8Array> {
  const end = Math.min(from + length, source.size);
  for (let at = from; at < end; ) {
    const bytes = await source.read(at, Math.min(stepBytes, end - at));
    if (bytes.length === 0) throw new EntryFailure("gone", { position: at });
    at += bytes.length;
    yield bytes;
  }
}

/**
 * Inflates; whoever stops reading stops it. Throws `EntryFailure` for what is no deflate stream. One that ends early gives
 * what it has, in small pieces, so that little is lost in front of a damage.
 */
async function* inflate(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflater = createInflateRaw({ chunkSize: pieceBytes, finishFlush: constants.Z_SYNC_FLUSH });
  const feeding = pipeline(packed, inflater).catch((thrown: unknown) => thrown);
  try {
    for await (const chunk of inflater) yield chunk as Buffer;
  } catch (thrown) {
    throw isInflateError(thrown) ? new EntryFailure("damaged", zipDamage) : thrown;
  } finally {
    inflater.destroy();
    await feeding;
  }
}

function isInflateError(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && String(thrown.code).startsWith("Z_");
}
