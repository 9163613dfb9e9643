import { pipeline } from "node:stream/promises";
import { constants, createInflateRaw } from "node:zlib";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { EntryFailure } from "../entry-failure.ts";

const stepBytes = 65_536;
/** Small, so that little is lost in front of a damage. */
const pieceBytes = 16_384;

/**
 * Inflates what stands between two places of a source; whoever stops reading stops it. A stream that ends early gives what it
 * has. Throws `EntryFailure` for what is no deflate stream. `progress` counts the packed bytes that were used.
 */
export async function* inflate(
  source: ByteSource,
  from: number,
  to: number,
  progress?: { packedSize: number },
): AsyncGenerator<Uint8Array> {
  const inflater = createInflateRaw({ chunkSize: pieceBytes, finishFlush: constants.Z_SYNC_FLUSH });
  const feeding = pipeline(bytesBetween(source, from, to), inflater).catch((thrown: unknown) => thrown);
  try {
    for await (const chunk of inflater) yield chunk as Buffer;
  } catch (thrown) {
    throw isInflateError(thrown) ? new EntryFailure("damaged", { format: "zip" }) : thrown;
  } finally {
    if (progress !== undefined) progress.packedSize = inflater.bytesWritten;
    inflater.destroy();
    await feeding;
  }
}

/** The bytes between two places of a source, as far as it goes. */
export async function* bytesBetween(source: ByteSource, from: number, to: number): AsyncGenerator<Uint8Array> {
  const end = Math.min(to, source.size);
  for (let at = from; at < end; ) {
    const bytes = await source.read(at, Math.min(stepBytes, end - at));
    if (bytes.length === 0) return;
    at += bytes.length;
    yield bytes;
  }
}

function isInflateError(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && String(thrown.code).startsWith("Z_");
}
