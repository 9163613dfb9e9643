import type { ByteSource } from "../../../app/ports/intake-reader.ts";

/** The header in front of an entry's data. Sizes and sum are zero where they follow the data instead. */
export type LocalHeader = {
  readonly dataAt: number;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly nameBytes: Buffer;
};

/** Set where sizes and sum follow the data. */
export const sizesBehindFlag = 0x8;

const signature = 0x04034b50;
const fixedBytes = 30;

/** Reads the local header at a place; undefined when there is none. */
export async function readLocalHeader(source: ByteSource, at: number): Promise<LocalHeader | undefined> {
  if (at + fixedBytes > source.size) return undefined;
  const header = Buffer.from(await source.read(at, fixedBytes));
  if (header.length < fixedBytes || header.readUInt32LE(0) !== signature) return undefined;
  const nameLength = header.readUInt16LE(26);
  const nameAt = at + fixedBytes;
  const dataAt = nameAt + nameLength + header.readUInt16LE(28);
  if (dataAt > source.size) return undefined;
  return {
    dataAt,
    flags: header.readUInt16LE(6),
    method: header.readUInt16LE(8),
    crc: header.readUInt32LE(14),
    packedSize: header.readUInt32LE(18),
    size: header.readUInt32LE(22),
    nameBytes: nameLength === 0 ? Buffer.alloc(0) : Buffer.from(await source.read(nameAt, nameLength)),
  };
}
