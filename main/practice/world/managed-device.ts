import type { World } from "./world.ts";

/** Deletes a managed device; its registration may be pre-provisioned again. False when there is no such device. */
export function removeManagedDevice(world: World, id: string): boolean {
  const row = world.managedDevices.get(id);
  if (row === undefined) return false;
  world.managedDevices.remove(id);
  for (const identity of world.identities.all()) {
    if (identity.managedDeviceId !== id) continue;
    world.identities.put({
      ...identity,
      managedDeviceId: "",
      enrollmentState: "notContacted",
      userlessEnrollment: "allowed",
    });
  }
  for (const device of world.entraDevices.all())
    if (device.deviceId === row.entraDeviceId) world.entraDevices.put({ ...device, isManaged: false });
  return true;
}
