import { writeCabinet } from "../support/cabinet-writer.ts";
import { everyLzxBlock, intakeFileMakers, intuneCsv } from "../support/intake-files.ts";
import type { FuzzTarget } from "./harness/fuzz-target.ts";
import { mutated, readFile } from "./harness/read-file.ts";

const { storedCabinet, mszipCabinet, lzxCabinet } = intakeFileMakers;
const csv = {
  name: "a.csv",
  bytes: Buffer.from(intuneCsv(Array.from({ length: 20 }, (_, index) => `SIM${1_000 + index}`))),
};

/** Cabinets of every packing; those without sums let a mutation through to what unpacks. */
const cabinets: readonly [Uint8Array, ...Uint8Array[]] = [
  storedCabinet(["SIM0001"]).bytes,
  mszipCabinet(["SIM0001"]).bytes,
  lzxCabinet(["SIM0001"]).bytes,
  writeCabinet([{ files: [csv], packing: "mszip" }], { checksums: false }),
  writeCabinet([{ files: [csv], packing: { windowBits: 15, blocks: everyLzxBlock, translatedSize: 90_000 } }], {
    checksums: false,
  }),
  writeCabinet([{ files: [csv], packing: { windowBits: 21, blocks: [...everyLzxBlock].reverse() } }], {
    checksums: false,
  }),
  writeCabinet([{ files: [csv, { ...csv, name: "b.csv", folderIndex: 0xfffd }], packing: "none" }], {
    checksums: false,
    previous: "disk1.cab",
    reserve: { header: 10, folder: 2, data: 3 },
  }),
];

/** Reads a mutated cabinet: to an end, and to what the reader promises of every file. */
export const fuzz: FuzzTarget = (random) => readFile(mutated(random.pick(cabinets), random));
