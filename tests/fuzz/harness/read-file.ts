import { createIntakeReader } from "../../../main/adapters/intake/create-intake-reader.ts";
import { intakeLimits } from "../../../main/adapters/intake/intake-limits.ts";
import { hashOf, plantedProductKey } from "../../support/intake-files.ts";
import { promise } from "./fuzz-target.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** Small, so that what a mutation makes of a size is met at once. */
const limits = { ...intakeLimits, unpackedBytes: 4_000_000, entryBytes: 1_000_000, heldBytes: 2_000_000, entries: 200 };
const secret = hashOf("SIM0001").slice(0, 60);

/** Reads a file to its end and holds the reader to what it promises of any file. */
export async function readFile(bytes: Uint8Array): Promise<void> {
  const read = async (offset: number, length: number): Promise<Uint8Array> => bytes.subarray(offset, offset + length);
  let pieces = 0;
  let last = "";
  for await (const piece of createIntakeReader(limits).read({ name: "file", size: bytes.length, read })) {
    pieces += 1;
    promise(pieces < 2_000, "a small file has few pieces");
    promise(piece.entry.length <= 4 * 201, "the path of an entry is short");
    if (piece.kind !== "rows") last = piece.entry;
    if (piece.kind === "rows") promise(piece.entry === last && piece.rows.length <= 256, "rows follow their table");
    const told = JSON.stringify(piece, (key, value) => (key === "hardwareHash" ? undefined : value));
    promise(!told.includes(plantedProductKey), "the product key stays in the file");
    promise(!told.includes(secret), "the hash stays in its field");
  }
  promise(pieces > 0, "something is said of every file");
}

/** Bytes with something changed in them: bytes, a number, a stretch that is missing, twice there, or from elsewhere. */
export function mutated(file: Uint8Array, random: SeededRandom): Uint8Array {
  let bytes: Buffer = Buffer.from(file);
  for (let left = 1 + random.below(4); left > 0; left -= 1) bytes = mutatedOnce(bytes, random);
  return bytes;
}

function mutatedOnce(bytes: Buffer, random: SeededRandom): Buffer {
  const at = random.below(bytes.length);
  const end = Math.min(bytes.length, at + random.below(random.once(4) ? bytes.length : 40));
  switch (random.below(7)) {
    case 0:
      return replaced(bytes, at, at + 1, Buffer.of((bytes[at] ?? 0) ^ (1 << random.below(8))));
    case 1:
      return replaced(
        bytes,
        at,
        at + 2,
        Buffer.from(random.pick(["ffff", "0000", "0080", "fdff", "0100", "ff7f"]), "hex"),
      );
    case 2:
      return replaced(
        bytes,
        at,
        at + 4,
        Buffer.from(random.pick(["ffffffff", "00000000", "00000080", "01000000"]), "hex"),
      );
    case 3:
      return replaced(bytes, at, at + random.below(8), Buffer.from(random.bytes(random.below(8))));
    case 4:
      return replaced(bytes, at, end, Buffer.alloc(0));
    case 5:
      return replaced(bytes, at, at, bytes.subarray(at, end));
    default:
      return bytes.subarray(0, at);
  }
}

function replaced(bytes: Buffer, from: number, to: number, by: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(Math.min(to, bytes.length))]);
}
