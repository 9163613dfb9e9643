import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DiagnosticsResult } from "../../../shared/contract/bridge/diagnostics-result.ts";
import { resultFormat } from "../../../shared/contract/link/result-file.ts";
import { eventWishes } from "../../../shared/domain/flow/event-wishes.ts";
import { stickFiles, stickResults } from "../../../shared/domain/link/stick-files.ts";
import { networkEndpoints } from "../../../shared/domain/network/network-endpoints.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { networkOntoStick } from "../bridge/check-network.ts";
import { handOverFiles } from "../bridge/hand-over-files.ts";
import { byDeviceClock, clockErrorOf } from "../world/device-clock.ts";
import { wishedEvents } from "../world/device-events.ts";
import { isOffline } from "../world/device-network.ts";
import { readinessOf } from "../world/device-readiness.ts";
import { readingOf } from "../world/device-reading.ts";
import type { DeviceRow } from "../world/device-rows.ts";
import { signalsOf } from "../world/device-signals.ts";
import { isRestarting } from "../world/flow-state.ts";
import type { World } from "../world/world.ts";
import type { PracticeStick } from "./practice-stick.ts";

/** What the collector on a stick asks for. */
const everyEvent = eventWishes(undefined).map((wish) => ({ ...wish, ids: [...wish.ids] }));

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
  const results = join(folder, stickResults);
  const name = `device-${reading.uuid}-${reading.serialNumber}`;
  mkdirSync(results, { recursive: true });
  const diagnostics = device.stage === "failure" ? gather(world, device, join(results, `${name}-files`), now) : null;
  const result = byDeviceClock(device, {
    format: resultFormat,
    v: 1,
    reading,
    readiness: readinessOf(device, "local", now),
    signals: { ...signalsOf(world, device, "local", now), ...wishedEvents(world, device, everyEvent, now) },
    network: isOffline(world, device, now)
      ? null
      : networkOntoStick(world, networkEndpoints, clockErrorOf(device), now),
    diagnostics,
  });
  const file = join(results, `${name}.json`);
  writeFileSync(`${file}.part`, JSON.stringify(result));
  renameSync(`${file}.part`, file);
  return ok(undefined);
}

/** What explains a failure lies in a folder beside the result. */
function gather(world: World, device: DeviceRow, folder: string, now: number): DiagnosticsResult {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return handOverFiles(world, device, "local", now, {
    onProgress: () => undefined,
    onChunk: ({ file, data }) => appendFileSync(join(folder, file), Buffer.from(data, "base64")),
  });
}
