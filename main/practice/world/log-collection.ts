import { minuteMs, secondMs } from "./durations.ts";
import { drawBetween, drawGuid } from "./random.ts";
import { serialNumberKey } from "./serial-number-key.ts";
import type { LogCollectionRow, ManagedDeviceRow } from "./tenant-rows.ts";
import type { World } from "./world.ts";

/** Asks a managed device for its diagnostics: two to ten minutes, or in vain when it is off by then. */
export function requestLogs(world: World, row: ManagedDeviceRow, requestedBy: string, at: number): LogCollectionRow {
  const time = world.count(`logs ${row.id}`);
  const id = `${row.id}_${drawGuid(world.seed, "logs", row.id, time)}`;
  const delayMs = drawBetween(world.seed, 120, 600, "logs", row.id, time) * secondMs;
  world.plan(at + delayMs, { type: "logsArrived", logCollectionId: id });
  return world.logCollections.put({
    id,
    managedDeviceId: row.id,
    requestedAt: at,
    requestedBy,
    receivedAt: null,
    failed: false,
  });
}

/** Takes what a device sent, or that it did not. */
export function receiveLogs(world: World, id: string, at: number): void {
  const row = world.logCollections.get(id);
  if (row === undefined) return;
  const managed = world.managedDevices.get(row.managedDeviceId);
  const device = managed === undefined ? undefined : world.devices.get(serialNumberKey(managed.serialNumber));
  const isReached = managed !== undefined && device?.power !== "off";
  world.logCollections.put(isReached ? { ...row, receivedAt: at } : { ...row, failed: true });
}

/** How long collected diagnostics are kept, in milliseconds: 28 days. */
export const logsKeptMs = 28 * 24 * 60 * minuteMs;
