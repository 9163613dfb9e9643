import { EntryFailure } from "../entry-failure.ts";
import type { ByteCursor } from "./byte-cursor.ts";

/** What a data block may unpack to, and the most it may take packed: what the worst packing adds, by the format. */
export const largestBlock = 32_768;
const largestPacked = largestBlock + 6_144;

/** One data block of a folder: its packed bytes and the size they unpack to. */
export type DataBlock = {
  readonly packed: Buffer;
  readonly size: number;
  /** The source ends in the middle of it, so that its sum is unknown. */
  readonly isCut: boolean;
};

/** Reads the next data block and checks its sum. Of the last one in a file that was cut it gives what is there. Throws `EntryFailure` where it does not hold. */
export async function takeDataBlock(cursor: ByteCursor, reserve: number): Promise<DataBlock> {
  const position = cursor.position;
  const header = await cursor.take(8 + reserve);
  const packedSize = header.readUInt16LE(4);
  const size = header.readUInt16LE(6);
  if (packedSize > largestPacked || size > largestBlock) throw new EntryFailure("damaged", { format: "cab", position });
  if (cursor.left < packedSize) return { packed: await cursor.take(cursor.left), size, isCut: true };
  const packed = await cursor.take(packedSize);
  const sum = header.readUInt32LE(0);
  // Zero means that nobody counted. Writers differ in whether the reserved bytes count.
  if (sum !== 0) {
    const ofData = checksum(packed, 0);
    const sums = [header.subarray(4), header.subarray(4, 8)].map((part) => checksum(part, ofData) >>> 0);
    if (!sums.includes(sum)) throw new EntryFailure("damaged", { format: "cab", position });
  }
  return { packed, size, isCut: false };
}

/** Exclusive or of little-endian words; of the last one to three bytes the first counts most ([MS-CAB], section 3.1). */
function checksum(bytes: Buffer, seed: number): number {
  const whole = bytes.length & ~3;
  let sum = seed;
  for (let at = 0; at < whole; at += 4) sum ^= bytes.readInt32LE(at);
  let rest = 0;
  for (let at = whole; at < bytes.length; at += 1) rest = (rest << 8) | (bytes[at] as number);
  return sum ^ rest;
}
