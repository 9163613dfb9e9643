import { minuteMs, secondMs } from "./durations.ts";
import { removeManagedDevice } from "./managed-device.ts";
import { drawBetween } from "./random.ts";
import { serialNumberKey } from "./serial-number-key.ts";
import type { DeviceAction, ManagedDeviceRow } from "./tenant-rows.ts";
import type { World } from "./world.ts";
import type { RemoteAction } from "./world-events.ts";

/** A device that is off is asked again after so many minutes. */
const retryMinutes = 15;

/** Takes a remote action: it is pending until the device is reached, half a minute to two minutes later if it is on. */
export function requestDeviceAction(world: World, row: ManagedDeviceRow, action: RemoteAction, at: number): void {
  const pending: DeviceAction = { name: action.name, state: "pending", startedAt: at, updatedAt: at };
  const others = row.actions.filter(({ name }) => name !== action.name);
  const managementState =
    action.name === "wipe" ? "wipePending" : action.name === "retire" ? "retirePending" : row.managementState;
  world.managedDevices.put({ ...row, managementState, actions: [...others, pending] });
  const time = world.count(`action ${row.id}`);
  const delayMs = drawBetween(world.seed, 30, 120, "action", row.id, time) * secondMs;
  world.plan(at + delayMs, { type: "actionReached", managedDeviceId: row.id, action });
}

/** Lets an action reach its device, or tries again later where the device is off. */
export function reachDevice(world: World, managedDeviceId: string, action: RemoteAction, at: number): void {
  const row = world.managedDevices.get(managedDeviceId);
  if (row === undefined) return;
  const device = world.devices.get(serialNumberKey(row.serialNumber));
  if (device?.power === "off") {
    world.plan(at + retryMinutes * minuteMs, { type: "actionReached", managedDeviceId, action });
    return;
  }
  const actions = row.actions.map((each) =>
    each.name === action.name ? ({ ...each, state: "done", updatedAt: at } as const) : each,
  );
  const reached = world.managedDevices.put({ ...row, actions, lastSyncAt: at });
  switch (action.name) {
    case "setDeviceName":
      world.managedDevices.put({ ...reached, deviceName: action.deviceName });
      return;
    case "rebootNow":
      if (device !== undefined) world.devices.put({ ...device, restarts: device.restarts + 1 });
      return;
    case "retire":
      removeManagedDevice(world, row.id);
      return;
    case "wipe":
      wipeDevice(world, reached, at);
  }
}

/** A wiped device is as new; its registration waits for the reset and then for its next contact. */
function wipeDevice(world: World, row: ManagedDeviceRow, at: number): void {
  const device = world.devices.get(serialNumberKey(row.serialNumber));
  removeManagedDevice(world, row.id);
  if (device !== undefined)
    world.devices.put({
      ...device,
      stage: "oobe",
      run: null,
      restarts: device.restarts + 1,
      sealedAt: null,
      sealedComplete: false,
    });
  for (const identity of world.identities.all()) {
    if (identity.entraDeviceId !== row.entraDeviceId) continue;
    world.identities.put({ ...identity, enrollmentState: "pendingReset" });
    world.plan(at + retryMinutes * minuteMs, { type: "resetEnded", ztdId: identity.id });
  }
}

/** Shows a registration whose device was reset as one that made no contact yet. */
export function endReset(world: World, ztdId: string): void {
  const identity = world.identities.get(ztdId);
  if (identity?.enrollmentState === "pendingReset")
    world.identities.put({ ...identity, enrollmentState: "notContacted" });
}
