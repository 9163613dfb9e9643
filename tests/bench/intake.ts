import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { encodeHardwareHash } from "../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import type { Measurement } from "./bench-row.ts";

const rows = 100_000;

/** Reads and judges one file of 100,000 devices (400 MB), checks it whole, and takes it in as the app does, each in a process of its own for its memory. */
export const measureIntake: Measurement = async (folder) => {
  const path = join(folder, "devices.csv");
  process.stderr.write(`  writing a file of ${rows} devices\n`);
  const file = createWriteStream(path);
  file.write("Device Serial Number,Windows Product ID,Hardware Hash\r\n");
  for (let row = 0; row < rows; row += 1) {
    const serial = `SIM${String(row).padStart(7, "0")}`;
    const line = `${serial},,${encodeHardwareHash(simulatedHashFields(serial))}\r\n`;
    if (!file.write(line)) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
  const judged = await readIn("judge", path);
  const checked = await readIn("check", path);
  const taken = await takenIn(path);
  return [
    { name: "intake.csv-100k", value: judged.seconds, unit: "s", hold: 5 },
    { name: "intake.csv-100k.memory", value: judged.peakMiB, unit: "MiB more than before", hold: 150 },
    { name: "intake.taken-100k.memory", value: taken.peakMiB, unit: "MiB more than before", hold: 150 },
    { name: "check.csv-100k", value: checked.seconds, unit: "s", hold: 15 },
    { name: "check.csv-100k.memory", value: checked.peakMiB, unit: "MiB more than before", hold: 150 },
  ];
};

type Taken = { readonly seconds: number; readonly peakMiB: number };

async function readIn(way: "judge" | "check", path: string): Promise<Taken> {
  // The same limit as the check runs with.
  return measuredIn(["--max-semi-space-size=8", scriptAt("read-files.ts"), way, path]);
}

/** The app's main process has no such limit. */
function takenIn(path: string): Promise<Taken> {
  return measuredIn([scriptAt("take-file.ts"), path]);
}

function scriptAt(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

async function measuredIn(script: readonly string[]): Promise<Taken> {
  const args = ["--expose-gc", ...script];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The reading process ended with ${code}`);
  const measured: { seconds: number; rows: number; peakMiB: number } = JSON.parse(output);
  if (measured.rows !== rows) throw new Error(`${measured.rows} rows were taken`);
  return measured;
}
