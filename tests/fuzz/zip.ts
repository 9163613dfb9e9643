import { intakeFileMakers, intuneCsv } from "../support/intake-files.ts";
import { workbookParts } from "../support/workbook-writer.ts";
import { writeZip } from "../support/zip-writer.ts";
import type { FuzzTarget } from "./harness/fuzz-target.ts";
import { mutated, readFile } from "./harness/read-file.ts";
import type { SeededRandom } from "./harness/seeded-random.ts";

const csv = { name: "a.csv", bytes: Buffer.from(intuneCsv(["SIM0001", "SIM0002"])) };
const header = ["Device Serial Number", "Windows Product ID", "Hardware Hash"];
const parts = workbookParts([{ name: "Devices", rows: [header, [123456789012, { date: 46_000 }, "T0EB"]] }]);

const archives: readonly [Uint8Array, ...Uint8Array[]] = [
  intakeFileMakers.diagnosticsZip(["SIM0001"]).bytes,
  intakeFileMakers.workbook(["SIM0001"]).bytes,
  writeZip([csv, { ...csv, name: "b.csv", method: "deflated", flags: 8 }], { zip64: true }),
  writeZip(
    [
      { ...csv, method: "deflated" },
      { name: "c.zip", bytes: writeZip([csv]) },
    ],
    { comment: "made on the bench" },
  ),
];

/** Reads a mutated ZIP file, or a workbook of sound headers around mutated parts. */
export const fuzz: FuzzTarget = (random) =>
  readFile(random.once(3) ? workbookOfMutatedParts(random) : mutated(random.pick(archives), random));

function workbookOfMutatedParts(random: SeededRandom): Uint8Array {
  const chosen = random.below(parts.length);
  return writeZip(
    parts.map((part, index) => (index === chosen ? { ...part, bytes: mutated(part.bytes, random) } : part)),
  );
}
