import { serialOf, type Unit } from "../unit/unit.ts";

/** What a kept file of a device is called: slot, serial number, order, and its own name. Safe as a name anywhere. */
export function diagnosticsName(unit: Unit, orderNumber: string, fileName: string): string {
  const slot = unit.slot === undefined ? "no-slot" : `slot-${String(unit.slot).padStart(2, "0")}`;
  return [slot, plain(serialOf(unit), "no-serial"), plain(orderNumber, "no-order"), fileName].join("-");
}

function plain(text: string, otherwise: string): string {
  const kept = text
    .replaceAll(/[^A-Za-z0-9._-]+/g, "_")
    .replace(/^[._-]+|[._-]+$/g, "")
    .slice(0, 48);
  return kept === "" ? otherwise : kept;
}
