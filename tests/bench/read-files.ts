import { createIntakeReader } from "../../main/adapters/intake/create-intake-reader.ts";
import { fileSource } from "../../main/adapters/intake/file-source.ts";
import { nativeDigest, nativeTextDigest } from "../../main/adapters/system/native-digest.ts";
import { checkFiles } from "../../main/boot/check/check-files.ts";
import { namedFiles } from "../../main/boot/check/named-files.ts";
import { judgeIntakeRow } from "../../shared/domain/intake/judge-intake-row.ts";
import { epochMs } from "../../shared/kernel/brand.ts";

// Reads the file named second and writes to stdout how long that took and how much more memory the process held at its peak.
// First word `judge`: every row is read, decoded and judged. `check`: everything the terminal's check does but for printing.
const [way = "", path = ""] = process.argv.slice(2);
globalThis.gc?.();
const before = process.memoryUsage.rss();
const startedAt = performance.now();
let peak = before;
const look = (): void => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
const watching = setInterval(look, 20);
const rows = await (way === "check" ? check() : judge());
clearInterval(watching);
look();
const seconds = (performance.now() - startedAt) / 1_000;
process.stdout.write(JSON.stringify({ seconds, rows, peakMiB: (peak - before) / 2 ** 20 }));

async function judge(): Promise<number> {
  const now = epochMs(Date.now());
  const digests = { sha256: nativeDigest, sha256OfText: nativeTextDigest };
  const source = await fileSource(path, path);
  let taken = 0;
  for await (const piece of createIntakeReader().read(source)) {
    if (piece.kind !== "rows") continue;
    for (const read of piece.rows) {
      if (read.kind === "refused") continue;
      const judged = judgeIntakeRow(read.row, { now, forPreProvisioning: true, path: "graph", ...digests });
      if (judged.kind === "taken") taken += 1;
    }
  }
  await source.close();
  return taken;
}

async function check(): Promise<number> {
  const options = { path: "graph", forPreProvisioning: true } as const;
  const print = async (): Promise<void> => look();
  const tallies = await checkFiles(
    { reader: createIntakeReader(), options, now: Date.now, print },
    namedFiles([path], process.cwd()),
  );
  return tallies.reduce((sum, { outcomes }) => sum + outcomes.accepted, 0);
}
