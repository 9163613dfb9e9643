import { takeImport } from "../../../main/practice/world/registration.ts";
import type { World } from "../../../main/practice/world/world.ts";

/** Registers the device at a position, as an import with the order's tag does. */
export function registerDevice(world: World, position: number, now: number): void {
  const serialNumber = world.devices.all()[position - 1]?.serialNumber ?? "";
  const hardware = { serialNumber, manufacturer: "Contoso", model: "", sku: "", family: "" };
  const { groupTag } = world.order;
  const row = { serialNumber, productKey: "", groupTag, assignedUser: "", importId: "", hardware, duplicate: false };
  takeImport(world, row, now);
}
