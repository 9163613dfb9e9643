import { secondMs } from "./durations.ts";
import { planTargeting } from "./targeting.ts";
import type { World } from "./world.ts";

/** Takes a wish to delete a device object of the directory; it may be answered a little longer. False when there is none. */
export function requestEntraDeviceRemoval(world: World, objectId: string, at: number): boolean {
  if (world.entraDevices.get(objectId) === undefined) return false;
  const { deletedObjectStaysSeconds } = world.switches;
  if (deletedObjectStaysSeconds === 0) removeEntraDevice(world, objectId, at);
  else world.plan(at + deletedObjectStaysSeconds * secondMs, { type: "entraDeviceRemoved", entraObjectId: objectId });
  return true;
}

/** Takes a device object out of the directory. A registration that was anchored on it leaves its groups, and so its profile. */
export function removeEntraDevice(world: World, objectId: string, at: number): void {
  if (!world.entraDevices.remove(objectId)) return;
  for (const identity of world.identities.all())
    if (identity.entraObjectId === objectId) planTargeting(world, identity.id, at);
}
