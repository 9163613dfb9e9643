import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeUtf16 } from "../../../shared/kernel/utf16.ts";
import type { StickForm } from "../scenarios/scenario.ts";
import { hardwareHashOf } from "../world/device-reading.ts";
import type { DeviceRow } from "../world/device-rows.ts";
import { distributorList } from "./distributor-list.ts";
import { oa3Report } from "./oa3-report.ts";
import type { StickFile } from "./stick-file.ts";

const header = "Device Serial Number,Windows Product ID,Hardware Hash";

/**
 * Writes the devices' files into a folder, as the public collection script leaves them on a stick: CSV in UTF-16LE with a
 * byte order mark, which is what Windows PowerShell 5.1 writes. Gives the names of the files.
 */
export async function writeStick(
  folder: string,
  devices: readonly DeviceRow[],
  form: StickForm,
  now: number,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const files = filesOf(devices, form, now);
  for (const file of files) await writeFile(join(folder, file.name), file.content);
  return files.map((file) => file.name);
}

function filesOf(devices: readonly DeviceRow[], form: StickForm, now: number): readonly StickFile[] {
  const hashOf = (device: DeviceRow): string => hardwareHashOf(device, now);
  switch (form) {
    case "partner":
      return [distributorList(devices, hashOf)];
    case "one":
      return [csvFile("AutopilotHWID", devices, hashOf)];
    case "perDevice":
      return devices.map((device) => csvFile(device.serialNumber, [device], hashOf));
    case "mixed": {
      const [first] = devices;
      const whole = devices.map((device, index) =>
        index === 1
          ? { name: `OA3-${device.serialNumber}.xml`, content: oa3Report(hashOf(device)) }
          : csvFile(device.serialNumber, [device], hashOf),
      );
      // Somebody cut what was in the way: not the filling at the end, but half of what the hash says.
      const cut = (device: DeviceRow): string => hashOf(device).slice(0, 400);
      return first === undefined ? whole : [...whole, csvFile(`Copy of ${first.serialNumber}`, [first], cut)];
    }
  }
}

function csvFile(name: string, devices: readonly DeviceRow[], hashOf: (device: DeviceRow) => string): StickFile {
  const rows = devices.map((device) => `${device.serialNumber},,${hashOf(device)}`);
  return { name: `${name}.csv`, content: encodeUtf16(`\uFEFF${[header, ...rows].join("\r\n")}\r\n`) };
}
