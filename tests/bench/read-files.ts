import { createIntakeReader } from "../../main/adapters/intake/create-intake-reader.ts";
import { checkFiles } from "../../main/boot/check/check-files.ts";
import { namedFiles } from "../../main/boot/check/named-files.ts";

// Reads, judges and sorts the files named on the command line as the terminal's check does, and writes to stdout how long
// that took and how much more memory the process held at its peak.
globalThis.gc?.();
const before = process.memoryUsage.rss();
const startedAt = performance.now();
let rows = 0;
let peak = before;
const look = (): void => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
const watching = setInterval(look, 20);
const tallies = await checkFiles(
  {
    reader: createIntakeReader(),
    options: { path: "graph", forPreProvisioning: true },
    now: Date.now,
    print: async () => {
      rows += 1;
      if (rows % 1_000 === 0) look();
    },
  },
  namedFiles(process.argv.slice(2), process.cwd()),
);
clearInterval(watching);
look();
const seconds = (performance.now() - startedAt) / 1_000;
const accepted = tallies.reduce((sum, { outcomes }) => sum + outcomes.accepted, 0);
process.stdout.write(JSON.stringify({ seconds, rows: accepted, peakMiB: (peak - before) / 2 ** 20 }));
