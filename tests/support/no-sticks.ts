import type { DeviceSticks } from "../../main/app/ports/device-sticks.ts";
import { ok } from "../../shared/kernel/result.ts";

/** Sticks that carry nothing of ours. */
export const noSticks: DeviceSticks = {
  prepare: async () => ok({ files: 0 }),
  check: async () => undefined,
};
