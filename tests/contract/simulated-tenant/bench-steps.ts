import type { DeviceCharacter } from "../../../main/practice/world/device-rows.ts";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import type { SimulatedTenant } from "./simulated-tenant.ts";

/** Path of the deployment report. */
export const events = "/beta/deviceManagement/autopilotEvents";
/** Path of the managed devices. */
export const managedDevices = "/beta/deviceManagement/managedDevices";

/** Position of the unit of a kind. */
export function positionOf(tenant: SimulatedTenant, character: DeviceCharacter): number {
  const device = tenant.practice.world.devices.all().find((candidate) => candidate.character === character);
  if (device === undefined) throw new Error(`no device is ${character}`);
  return device.position;
}

/** Serial number of the unit at a position. */
export function serialAt(tenant: SimulatedTenant, position: number): string {
  return tenant.practice.state().devices[position - 1]?.serialNumber ?? "";
}

/** Lets time pass until the device shows another page than progress, at most two hours; gives the minutes. */
export function runFlow(tenant: SimulatedTenant, position: number): number {
  for (let minutes = 0; minutes < 120; minutes += 1) {
    if (tenant.screen(position).page !== "enrollmentStatus") return minutes;
    tenant.advance(minuteMs);
  }
  return 120;
}

/** The report's row of a serial number. */
export async function eventOf(tenant: SimulatedTenant, serial: string) {
  const rows = (await tenant.get(events)).body.value;
  return rows.find((row: { deviceSerialNumber: string }) => row.deviceSerialNumber === serial);
}

/** The truth about the unit at a position. */
export async function truthAt(tenant: SimulatedTenant, position: number) {
  return (await tenant.get("/_practice/v1/truth")).body.devices[position - 1];
}
