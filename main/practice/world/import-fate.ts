import { serialNumberKey } from "./serial-number-key.ts";
import type { ImportRow } from "./tenant-rows.ts";
import type { World } from "./world.ts";
import type { ImportFate } from "./world-switches.ts";

/** Error code and name of the Device Directory Service. */
export type Refusal = { readonly code: number; readonly name: string };

/** What was decided beforehand for the upload of a device; `time` counts its uploads from 0. */
export function fateOf(world: World, serialKey: string, time: number): ImportFate | undefined {
  const position = world.devices.get(serialKey)?.position;
  return world.switches.importFates.find(
    ({ device, times = Number.POSITIVE_INFINITY }) =>
      (typeof device === "number" ? device === position : serialNumberKey(device) === serialKey) && time < times,
  );
}

/** The refusal that was decided beforehand for an imported row. */
export function fateRefusal(world: World, row: ImportRow): Refusal | undefined {
  const fate = fateOf(world, serialNumberKey(row.serialNumber), row.attempt);
  return fate === undefined || fate.code === 0 ? undefined : { code: fate.code, name: fate.name };
}

/** The refusal of a device whose object in the directory cannot be prepared, because an old one stands in its place. */
export function obstacleRefusal(world: World, serialKey: string): Refusal | undefined {
  const obstacle = world.obstacles.get(serialKey);
  if (obstacle === undefined || world.entraDevices.get(obstacle.entraObjectId) === undefined) return undefined;
  return { code: 814, name: "ZtdDeviceAlreadyAadRegistered" };
}
