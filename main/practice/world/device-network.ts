import type { DeviceRow } from "./device-rows.ts";
import { minuteMs } from "./durations.ts";
import type { World } from "./world.ts";

const roundMs = 10 * minuteMs;
const lostMs = 2 * minuteMs;

/** Whether a device is cut off at `now`: one whose cable sits loose is, for two minutes out of ten. */
export function isOffline(world: World, { character }: DeviceRow, now: number): boolean {
  return character === "losesNetwork" && (now - world.simulatedBase) % roundMs >= roundMs - lostMs;
}
