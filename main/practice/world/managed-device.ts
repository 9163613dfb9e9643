import { minuteMs } from "./durations.ts";
import type { World } from "./world.ts";

/** Takes a wish to delete a managed device: it stays visible as `deletePending` for a while. False when there is none. */
export function requestManagedDeviceRemoval(world: World, id: string, at: number): boolean {
  const row = world.managedDevices.get(id);
  if (row === undefined) return false;
  const { managedDeviceStaysMinutes } = world.switches;
  if (managedDeviceStaysMinutes === 0) removeManagedDevice(world, id);
  else if (row.managementState !== "deletePending") {
    world.managedDevices.put({ ...row, managementState: "deletePending" });
    world.plan(at + managedDeviceStaysMinutes * minuteMs, { type: "managedDeviceRemoved", managedDeviceId: id });
  }
  return true;
}

/** Takes a managed device out of Intune; its registration may be pre-provisioned again. */
export function removeManagedDevice(world: World, id: string): void {
  const row = world.managedDevices.get(id);
  if (row === undefined) return;
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
}
