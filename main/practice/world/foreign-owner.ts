import type { World } from "./world.ts";

/** Whether a device is registered in another tenant; `serialKey` is its serial number in lower case. */
export function isForeign(world: World, serialKey: string): boolean {
  return world.devices.get(serialKey)?.character === "foreignTenant" && world.releases.get(serialKey) === undefined;
}

/** Lets the former owner of a device deregister it. False when no other tenant has it. */
export function releaseDevice(world: World, serialKey: string, at: number): boolean {
  if (!isForeign(world, serialKey)) return false;
  world.releases.put({ id: serialKey, releasedAt: at });
  return true;
}
