import type { DeviceRow } from "./device-rows.ts";
import { minuteMs } from "./durations.ts";

/** How wrong the clock of a board is whose battery was empty. */
export const emptyBatteryClockMs = -9 * minuteMs;

/** Device clock minus true time, in milliseconds. */
export function clockErrorOf({ clockErrorMs }: DeviceRow): number {
  return clockErrorMs ?? 0;
}

const times: ReadonlySet<string> = new Set(["clockUtc", "collectedAt", "observedAt", "at", "lastBootAt"]);

/** A reading as the device tells it: every time in it is wrong by what its clock is wrong by. */
export function byDeviceClock(device: DeviceRow, reading: object): object {
  const error = clockErrorOf(device);
  return error === 0 ? reading : (shifted(reading, error) as object);
}

function shifted(value: unknown, error: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shifted(item, error));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      times.has(name) && typeof member === "string"
        ? new Date(Date.parse(member) + error).toISOString()
        : shifted(member, error),
    ]),
  );
}
