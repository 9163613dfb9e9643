import { mapGet, mapValues } from "../../../kernel/persistent-map.ts";
import { productIdKey, serialKey } from "../../intake/same-unit.ts";
import { normaliseSerial } from "../../unit/normalise-serial.ts";
import { serialOf, type Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import { holdersOf, isShared, onlyHolder } from "../holders.ts";

/** The one unit that carries a serial number; none when two carry it or it is a placeholder (truth rule 5). */
export function unitBySerial(state: BenchState, serialNumber: string): Unit | undefined {
  const key = serialKey(serialNumber);
  const only = key === undefined ? undefined : onlyHolder(state.bySerial, key);
  return only === undefined ? undefined : mapGet(state.units, only);
}

/** Whether several units carry a serial number. */
export function isSerialShared(state: BenchState, serialNumber: string): boolean {
  const key = serialKey(serialNumber);
  return key !== undefined && isShared(state.bySerial, key);
}

/** Units with a product key id, by hash or file: none, the one, or several that carry the same. */
export function unitsByProductId(state: BenchState, productId: string): readonly Unit[] {
  const key = productIdKey(productId);
  // The longer id with dashes is the same on many devices and therefore no key.
  if (key === "")
    return [...mapValues(state.units)].filter((unit) => unit.listed?.productId.toUpperCase() === productId);
  return [...holdersOf(state.bySameUnit, `pkid:${key}`)].flatMap((id) => mapGet(state.units, id) ?? []);
}

/**
 * The unit that a registration belongs to: by ZTDID when known, else by serial number and maker. One that is known by
 * nothing but its product key id was uploaded with that, and its registration names it.
 */
export function unitOfRegistration(
  state: BenchState,
  ztdId: string,
  serialNumber: string,
  manufacturer: string,
  productKey = "",
): Unit | undefined {
  const known = mapGet(state.byZtdId, ztdId);
  if (known !== undefined) return mapGet(state.units, known);
  const unit = unitBySerial(state, serialNumber) ?? namelessUnit(state, productKey);
  const maker = unit?.hash?.value.manufacturer ?? unit?.listed?.manufacturer ?? "";
  const sameMaker = maker === "" || manufacturer === "" || normaliseSerial(maker) === normaliseSerial(manufacturer);
  return sameMaker ? unit : undefined;
}

/** The one unit that is known by this product key id and has no serial number. */
function namelessUnit(state: BenchState, productKey: string): Unit | undefined {
  if (productIdKey(productKey) === "") return undefined;
  const units = unitsByProductId(state, productKey).filter((unit) => serialOf(unit) === "");
  return units.length === 1 ? units[0] : undefined;
}

/** The unit that lies in a slot; a shipped one has left it, even while nobody else lies there. */
export function unitInSlot(state: BenchState, slot: number): Unit | undefined {
  const id = mapGet(state.bySlot, String(slot));
  const unit = id === undefined ? undefined : mapGet(state.units, id);
  return unit?.stage === "shipped" ? undefined : unit;
}
