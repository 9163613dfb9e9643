import { mapGet, mapValues } from "../../../kernel/persistent-map.ts";
import { productIdKey, serialKey } from "../../intake/same-unit.ts";
import { normaliseSerial } from "../../unit/normalise-serial.ts";
import type { Unit } from "../../unit/unit.ts";
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

/** The unit that a registration belongs to: by ZTDID when known, else by serial number and maker. */
export function unitOfRegistration(
  state: BenchState,
  ztdId: string,
  serialNumber: string,
  manufacturer: string,
): Unit | undefined {
  const known = mapGet(state.byZtdId, ztdId);
  if (known !== undefined) return mapGet(state.units, known);
  const unit = unitBySerial(state, serialNumber);
  const maker = unit?.hash?.value.manufacturer ?? unit?.listed?.manufacturer ?? "";
  const sameMaker = maker === "" || manufacturer === "" || normaliseSerial(maker) === normaliseSerial(manufacturer);
  return sameMaker ? unit : undefined;
}

/** The unit that lies in a slot; a shipped one has left it, even while nobody else lies there. */
export function unitInSlot(state: BenchState, slot: number): Unit | undefined {
  const id = mapGet(state.bySlot, String(slot));
  const unit = id === undefined ? undefined : mapGet(state.units, id);
  return unit?.stage === "shipped" ? undefined : unit;
}
