import type { ByteSource } from "../../../main/app/ports/intake-reader.ts";
import type { KeptOriginal, Originals } from "../../../main/app/ports/originals.ts";
import type { Result } from "../../../shared/kernel/result.ts";

/** Hands `bytes` over in pieces of `pieceBytes` and answers what was kept. */
export async function keep(
  originals: Originals,
  bytes: Uint8Array,
  pieceBytes = 100_000,
): Promise<Result<KeptOriginal>> {
  const begun = await originals.begin();
  if (!begun.ok) return begun;
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    const written = await begun.value.write(bytes.subarray(from, from + pieceBytes));
    if (!written.ok) return written;
  }
  return begun.value.finish();
}

/** The whole content of a source, read in pieces. */
export async function readWhole(source: ByteSource, pieceBytes = 50_000): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let offset = 0; offset < source.size; offset += pieceBytes) parts.push(await source.read(offset, pieceBytes));
  return Buffer.concat(parts);
}

/** Bytes that look random and are the same for the same length. */
export function patternBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index += 1)
    bytes[index] = (index * 31 + (index >>> 8) * 17 + (index >>> 16)) & 0xff;
  return bytes;
}
