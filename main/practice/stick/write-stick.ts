import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeUtf16 } from "../../../shared/kernel/utf16.ts";
import { hardwareHashOf } from "../world/device-reading.ts";
import type { DeviceRow } from "../world/device-rows.ts";

const header = "Device Serial Number,Windows Product ID,Hardware Hash";

/**
 * Writes the devices' files into a folder, as the public collection script leaves them on a stick: CSV in UTF-16LE with a
 * byte order mark, which is what Windows PowerShell 5.1 writes. Gives the names of the files.
 */
export async function writeStick(
  folder: string,
  devices: readonly DeviceRow[],
  form: "perDevice" | "one",
  now: number,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const files =
    form === "one"
      ? [{ name: "AutopilotHWID.csv", devices }]
      : devices.map((device) => ({ name: `${device.serialNumber}.csv`, devices: [device] }));
  for (const file of files) await writeFile(join(folder, file.name), csvBytes(file.devices, now));
  return files.map((file) => file.name);
}

function csvBytes(devices: readonly DeviceRow[], now: number): Uint8Array {
  const rows = devices.map((device) => `${device.serialNumber},,${hardwareHashOf(device, now)}`);
  return encodeUtf16(`\uFEFF${[header, ...rows].join("\r\n")}\r\n`);
}
