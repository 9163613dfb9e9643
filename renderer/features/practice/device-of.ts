import type { PracticeDevice } from "../../../shared/contract/practice/control.ts";
import type { Tile } from "../../../shared/domain/bench/board-view.ts";

/** The simulated device that a unit is: by serial number, and while that is not known yet, by the slot it lies in. */
export function deviceOf(
  devices: readonly PracticeDevice[],
  tile: Pick<Tile, "serialNumber" | "slot">,
): PracticeDevice | undefined {
  const serial = comparable(tile.serialNumber);
  const same = serial === "" ? [] : devices.filter((device) => comparable(device.serialNumber) === serial);
  if (same.length === 1) return same[0];
  // Two devices with one serial, or none: the place on the bench decides.
  const candidates = same.length === 0 ? devices : same;
  return candidates.find((device) => device.position === tile.slot);
}

function comparable(serialNumber: string): string {
  return serialNumber.trim().toUpperCase();
}
