import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { resultFormat } from "../../../shared/contract/link/result-file.ts";
import { stickFiles, stickResults } from "../../../shared/domain/link/stick-files.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { byDeviceClock } from "../world/device-clock.ts";
import { readinessOf } from "../world/device-readiness.ts";
import { readingOf } from "../world/device-reading.ts";
import type { DeviceRow } from "../world/device-rows.ts";
import { signalsOf } from "../world/device-signals.ts";
import { isRestarting } from "../world/flow-state.ts";
import type { World } from "../world/world.ts";
import type { PracticeStick } from "./practice-stick.ts";

/**
 * Runs a prepared stick's launcher on a device: its collector leaves one file, whole, as the real one does. The error is a
 * sentence.
 */
export function readOntoStick(
  world: World,
  stick: Pick<PracticeStick, "drawer" | "isPlugged">,
  device: DeviceRow,
  now: number,
): Result<void, string> {
  if (stick.isPlugged()) return err("The stick is plugged into the bench PC. Pull it first.");
  const folder = join(stick.drawer, stickFiles.folder);
  if (!existsSync(join(folder, stickFiles.collector)))
    return err("The stick carries no collector. Plug it in and prepare it first.");
  if (device.power === "off" || (device.run !== null && isRestarting(device.run, now)))
    return err("There is no command prompt on this page.");
  const reading = readingOf(device, "local", now);
  const result = byDeviceClock(device, {
    format: resultFormat,
    v: 1,
    reading,
    readiness: readinessOf(device, "local", now),
    signals: signalsOf(world, device, "local", now),
  });
  const results = join(folder, stickResults);
  mkdirSync(results, { recursive: true });
  const file = join(results, `device-${reading.uuid}-${reading.serialNumber}.json`);
  writeFileSync(`${file}.part`, JSON.stringify(result));
  renameSync(`${file}.part`, file);
  return ok(undefined);
}
