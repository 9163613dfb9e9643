import { once } from "node:events";
import { createIntakeReader } from "../adapters/intake/create-intake-reader.ts";
import { checkUsage, readCheckOptions } from "./check/arguments.ts";
import { checkFiles } from "./check/check-files.ts";
import { fileSummary, wholeSummary } from "./check/file-summary.ts";
import { exitCodeOf } from "./check/file-tally.ts";
import { namedFiles } from "./check/named-files.ts";

/** Judges intake files in a terminal: one JSON line a row on stdout, a summary on stderr; exit 0, 1 or 2. */
async function main(): Promise<number> {
  const options = readCheckOptions(process.argv.slice(2));
  if (!options.ok) {
    process.stderr.write(`${options.error}\n${checkUsage}\n`);
    return 2;
  }
  if (options.value.help) {
    process.stderr.write(`${checkUsage}\n`);
    return 0;
  }
  const print = async (line: string): Promise<void> => {
    if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain");
  };
  const parts = { reader: createIntakeReader(), options: options.value, now: Date.now, print };
  const tallies = await checkFiles(parts, namedFiles(options.value.paths, process.env.INIT_CWD ?? process.cwd()));
  for (const tally of tallies) process.stderr.write(fileSummary(tally));
  if (tallies.length !== 1) process.stderr.write(wholeSummary(tallies));
  return exitCodeOf(tallies);
}

// Whoever reads the lines may have seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));

process.exitCode = await main().catch((defect: unknown) => {
  process.stderr.write(`${defect instanceof Error ? defect.message : String(defect)}\n`);
  return 2;
});
