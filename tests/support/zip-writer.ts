import { crc32, deflateRawSync } from "node:zlib";

/** One entry of a ZIP file for tests. What is not said is as an honest writer sets it. */
export type ZipEntry = {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
  readonly method?: "stored" | "deflated";
  /** Writes what stands for encryption (bit 0), a data descriptor (bit 3) or UTF-8 (bit 11). */
  readonly flags?: number;
  readonly methodNumber?: number;
  readonly declaredSize?: number;
  readonly declaredCrc?: number;
  /** As Unix writes them: type and permissions in the upper half. */
  readonly externalAttributes?: number;
  /** Writes no local header and no data but points to those of the entry with this index. */
  readonly sameDataAs?: number;
};

const utf8Names = 0x800;
const dataDescriptor = 0x8;
const madeByUnix = (3 << 8) | 20;

/** Writes a ZIP file; `comment` goes to its end, `zip64` writes the larger form of the end of the directory. */
export function writeZip(
  entries: readonly ZipEntry[],
  { comment = "", zip64 = false }: { readonly comment?: string; readonly zip64?: boolean } = {},
): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = typeof entry.name === "string" ? Buffer.from(entry.name) : Buffer.from(entry.name);
    const data = entry.method === "deflated" ? deflateRawSync(entry.bytes) : Buffer.from(entry.bytes);
    const flags = (entry.flags ?? 0) | utf8Names;
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(flags, 2);
    header.writeUInt16LE(entry.methodNumber ?? (entry.method === "deflated" ? 8 : 0), 4);
    header.writeUInt32LE(0x58210000, 6);
    header.writeUInt32LE(entry.declaredCrc ?? crc32(entry.bytes), 10);
    header.writeUInt32LE(data.length, 14);
    header.writeUInt32LE(entry.declaredSize ?? entry.bytes.length, 18);
    header.writeUInt16LE(name.length, 22);
    offsets.push(entry.sameDataAs === undefined ? offset : (offsets[entry.sameDataAs] ?? 0));
    directory.push(directoryEntry(header, name, entry.externalAttributes ?? 0, offsets.at(-1) ?? 0));
    if (entry.sameDataAs !== undefined) continue;
    const local = Buffer.from(header);
    const hasDescriptor = (flags & dataDescriptor) !== 0;
    if (hasDescriptor) local.fill(0, 10, 22);
    const descriptor = hasDescriptor ? [word(0x08074b50), header.subarray(10, 22)] : [];
    const written = Buffer.concat([word(0x04034b50), local, name, data, ...descriptor]);
    parts.push(written);
    offset += written.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([...parts, ...directory, directoryEnd(entries.length, size, offset, comment, zip64)]);
}

function directoryEntry(header: Buffer, name: Buffer, externalAttributes: number, offset: number): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(madeByUnix);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(externalAttributes >>> 0, 6);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([word(0x02014b50), madeBy, header, rest, name]);
}

function directoryEnd(count: number, size: number, offset: number, comment: string, zip64: boolean): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64 ? 0xffff : count, 8);
  end.writeUInt16LE(zip64 ? 0xffff : count, 10);
  end.writeUInt32LE(zip64 ? 0xffffffff : size, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  const classic = Buffer.concat([end, Buffer.from(comment)]);
  if (!zip64) return classic;
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator, classic]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
