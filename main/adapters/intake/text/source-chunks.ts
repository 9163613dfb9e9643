import type { ByteSource } from "../../../app/ports/intake-reader.ts";

/** Bytes read at a time: few calls for a large file, little memory for many files. */
export const chunkBytes = 128 * 1024;

/** The bytes of a source from its beginning to its end. */
export async function* sourceChunks(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < source.size; ) {
    const chunk = await source.read(offset, Math.min(chunkBytes, source.size - offset));
    // Fewer bytes than asked for means the end, wherever the size said it would be.
    if (chunk.length === 0) return;
    yield chunk;
    offset += chunk.length;
  }
}
