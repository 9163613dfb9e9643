import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { encodeHardwareHash } from "../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import type { Measurement } from "./bench-row.ts";

const files = 7;
const rowsPerFile = 15_000;

/**
 * Reads, decodes and judges 105,000 rows, in a process of its own for its memory. A row with a full hash is 4 KB: a file
 * may have 64 MiB, so so many rows come in seven files.
 */
export const measureIntake: Measurement = async (folder) => {
  const paths = Array.from({ length: files }, (_, number) => join(folder, `file-${number}.csv`));
  for (const [number, path] of paths.entries()) {
    process.stderr.write(`  writing file ${number + 1} of ${files}\n`);
    const rows = Array.from({ length: rowsPerFile }, (_, index) => {
      const serial = `SIM${number}X${index}`;
      return `${serial},,${encodeHardwareHash(simulatedHashFields(serial))}\r\n`;
    });
    writeFileSync(path, `Device Serial Number,Windows Product ID,Hardware Hash\r\n${rows.join("")}`);
  }
  const reader = fileURLToPath(new URL("read-files.ts", import.meta.url));
  const child = spawn(process.execPath, ["--expose-gc", reader, ...paths], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The reading process ended with ${code}`);
  const { seconds, rows, peakMiB }: { seconds: number; rows: number; peakMiB: number } = JSON.parse(output);
  if (rows !== files * rowsPerFile) throw new Error(`${rows} rows were taken`);
  return [
    { name: "intake.csv-100k", value: seconds, unit: "s", hold: 5 },
    { name: "intake.csv-100k.memory", value: peakMiB, unit: "MiB more than before", hold: 150 },
  ];
};
