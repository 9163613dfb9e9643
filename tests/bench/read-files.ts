import { readFileSync } from "node:fs";
import { createCsvIntakeReader } from "../../main/adapters/media/csv-intake-reader.ts";
import { judgeIntakeRow } from "../../shared/domain/intake/judge-intake-row.ts";
import { epochMs } from "../../shared/kernel/brand.ts";

// Reads and judges the files named on the command line one after the other, and writes to stdout how long that took and
// how much more memory the process held at its peak.
const reader = createCsvIntakeReader();
globalThis.gc?.();
const before = process.memoryUsage.rss();
const startedAt = performance.now();
let rows = 0;
let peak = before;
for (const path of process.argv.slice(2)) {
  const reading = reader.read(path, readFileSync(path));
  if (!reading.ok) throw new Error(reading.error.code);
  for (const row of reading.value.rows) {
    if (judgeIntakeRow(row, epochMs(Date.now())).kind === "taken") rows += 1;
    if (rows % 1_000 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
}
const seconds = (performance.now() - startedAt) / 1_000;
process.stdout.write(JSON.stringify({ seconds, rows, peakMiB: (peak - before) / 2 ** 20 }));
