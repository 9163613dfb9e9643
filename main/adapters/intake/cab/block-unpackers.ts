import { constants, inflateRawSync } from "node:zlib";
import { EntryFailure } from "../entry-failure.ts";
import type { CabinetPacking } from "./cabinet-directory.ts";
import { LzxDecoder } from "./lzx-decoder.ts";

/** Unpacks the data blocks of one folder, one after the other. */
export type BlockUnpacker = {
  /** A whole block. Throws `EntryFailure` where it does not hold. */
  readonly unpack: (packed: Buffer, size: number) => Uint8Array;
  /** What comes out of a block of which only the beginning is there, as far as it is certain; the last of its folder. */
  readonly unpackCut: (packed: Buffer, size: number) => Uint8Array;
};

const historyBytes = 32_768;

/** What unpacks a folder packed like this. Throws `EntryFailure` for packings that are not read. */
export function createBlockUnpacker(packing: CabinetPacking): BlockUnpacker {
  switch (packing.method) {
    case "none":
      return { unpack: stored, unpackCut: (packed, size) => packed.subarray(0, size) };
    case "mszip":
      return createMszipUnpacker();
    case "lzx": {
      const decoder = new LzxDecoder(packing.windowBits);
      return {
        unpack: (packed, size) => decoder.unpack(packed, size),
        unpackCut: (packed, size) => decoder.unpackCut(packed, size),
      };
    }
    case "quantum":
      throw new EntryFailure("unsupportedFormat", { format: "cab-quantum" });
    case "unknown":
      throw new EntryFailure("damaged", { format: "cab" });
  }
}

function stored(packed: Buffer, size: number): Uint8Array {
  if (packed.length !== size) throw new EntryFailure("damaged", { format: "cab" });
  return packed;
}

/** Each block is a deflate stream of its own after `CK`, and may point back into the bytes of the blocks before. */
function createMszipUnpacker(): BlockUnpacker {
  let history = Buffer.alloc(0);
  return {
    unpack: (packed, size) => {
      if (!isMszip(packed)) throw new EntryFailure("damaged", { format: "mszip" });
      const unpacked = inflate(packed.subarray(2), size, history);
      history = Buffer.concat([history, unpacked]).subarray(-historyBytes);
      return unpacked;
    },
    unpackCut: (packed, size) => (isMszip(packed) ? inflateCut(packed.subarray(2), size, history) : new Uint8Array()),
  };
}

function isMszip(packed: Buffer): boolean {
  return packed.toString("latin1", 0, 2) === "CK";
}

function inflateCut(packed: Buffer, size: number, history: Buffer): Uint8Array {
  const dictionary = history.length === 0 ? {} : { dictionary: history };
  const options = { ...dictionary, finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, size) };
  try {
    return inflateRawSync(packed, options);
  } catch {
    return new Uint8Array();
  }
}

function inflate(packed: Buffer, size: number, history: Buffer): Buffer {
  const dictionary = history.length === 0 ? {} : { dictionary: history };
  try {
    const unpacked = inflateRawSync(packed, { ...dictionary, maxOutputLength: Math.max(1, size) });
    if (unpacked.length === size) return unpacked;
  } catch {
    // Whatever zlib says: what comes out is not what the block declares.
  }
  throw new EntryFailure("damaged", { format: "mszip" });
}
