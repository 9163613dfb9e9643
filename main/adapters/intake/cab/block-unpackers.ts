import { constants, inflateRawSync } from "node:zlib";
import { EntryFailure } from "../entry-failure.ts";
import type { CabinetPacking } from "./cabinet-directory.ts";
import { LzxDecoder } from "./lzx-decoder.ts";

/** Unpacks the data blocks of one folder, one after the other. Throws `EntryFailure` where a block does not hold. */
export type BlockUnpacker = (packed: Buffer, size: number) => Uint8Array;

const historyBytes = 32_768;

/** What unpacks a folder packed like this. Throws `EntryFailure` for packings that are not read. */
export function createBlockUnpacker(packing: CabinetPacking): BlockUnpacker {
  switch (packing.method) {
    case "none":
      return stored;
    case "mszip":
      return createMszipUnpacker();
    case "lzx": {
      const decoder = new LzxDecoder(packing.windowBits);
      return (packed, size) => decoder.unpack(packed, size);
    }
    case "quantum":
      throw new EntryFailure("unsupportedFormat", { format: "cab-quantum" });
    case "unknown":
      throw new EntryFailure("damaged", { format: "cab" });
  }
}

/** What comes out of a block of which only the beginning is there; nothing where the packing does not tell. */
export function unpackCutBlock(packing: CabinetPacking, packed: Buffer, size: number, history: Uint8Array): Uint8Array {
  if (packing.method === "none") return packed.subarray(0, size);
  if (packing.method !== "mszip" || packed.toString("latin1", 0, 2) !== "CK") return new Uint8Array();
  const dictionary = history.length === 0 ? {} : { dictionary: history.subarray(-historyBytes) };
  const options = { ...dictionary, finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, size) };
  try {
    return inflateRawSync(packed.subarray(2), options);
  } catch {
    return new Uint8Array();
  }
}

function stored(packed: Buffer, size: number): Uint8Array {
  if (packed.length !== size) throw new EntryFailure("damaged", { format: "cab" });
  return packed;
}

/** Each block is a deflate stream of its own after `CK`, and may point back into the bytes of the blocks before. */
function createMszipUnpacker(): BlockUnpacker {
  let history = Buffer.alloc(0);
  return (packed, size) => {
    if (packed.toString("latin1", 0, 2) !== "CK") throw new EntryFailure("damaged", { format: "mszip" });
    const unpacked = inflate(packed.subarray(2), size, history);
    history = Buffer.concat([history, unpacked]).subarray(-historyBytes);
    return unpacked;
  };
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
