import type { ByteSource } from "../../../app/ports/intake-reader.ts";

const signature = Buffer.from("PK\u0005\u0006", "latin1");
const recordBytes = 22;
const longestComment = 65_535;
const stepBytes = 65_536;

/** Where a ZIP file ends. Copies are filled up with zeros to whole blocks, which belong to no entry and hide none. */
export async function findZipEnd(source: ByteSource): Promise<number> {
  const padded = await endOfContent(source);
  const from = Math.max(0, padded - recordBytes - longestComment);
  const bytes = Buffer.from(await source.read(from, Math.min(source.size, padded + recordBytes) - from));
  for (let at = bytes.lastIndexOf(signature); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(signature, at - 1)) {
    if (at + recordBytes > bytes.length) continue;
    const end = from + at + recordBytes + bytes.readUInt16LE(at + 20);
    if (end >= padded && end <= source.size) return end;
  }
  return source.size;
}

/** The place behind the last byte that is not zero. */
async function endOfContent(source: ByteSource): Promise<number> {
  for (let end = source.size; end > 0; end -= stepBytes) {
    const from = Math.max(0, end - stepBytes);
    const last = (await source.read(from, end - from)).findLastIndex((byte) => byte !== 0);
    if (last >= 0) return from + last + 1;
  }
  return 0;
}
