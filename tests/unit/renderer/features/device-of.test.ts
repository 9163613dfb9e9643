import { expect, test } from "vitest";
import { deviceOf } from "../../../../renderer/features/practice/device-of.ts";
import { slotNumber } from "../../../../shared/kernel/brand.ts";

const device = (position: number, serialNumber: string) => ({
  position,
  serialNumber,
  model: "Contoso Book 14",
  screen: { page: "off" } as const,
});
const devices = [device(1, "SIM01"), device(2, "SIM02"), device(3, "SIM02")];

test.each([
  ["by serial, wherever it lies", " sim01 ", 9, 1],
  ["by slot while no serial is known", "", 3, 3],
  ["by slot when two carry the serial", "SIM02", 3, 3],
  ["none, when neither fits", "SIM02", 7, undefined],
] as const)("a simulated device is found %s", (_how, serialNumber, slot, position) => {
  expect(deviceOf(devices, { serialNumber, slot: slotNumber(slot) })?.position).toBe(position);
});
