import type { UnitId } from "../../kernel/brand.ts";

const start = "link:";

/** The address of a unit that can be asked only when it calls in by itself. */
export function linkAddressOf(unitId: UnitId): string {
  return `${start}${unitId}`;
}

/** Whether a unit's address is one that the bridge has no way to: the device asks the bench, never the other way round. */
export function isLinkAddress(address: string): boolean {
  return address.startsWith(start);
}
