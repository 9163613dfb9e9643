import { mapGet } from "../../../kernel/persistent-map.ts";
import { serialKey } from "../../intake/same-unit.ts";
import { normaliseSerial } from "../../unit/normalise-serial.ts";
import type { Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import { onlyHolder } from "../holders.ts";

/** The one unit that carries a serial number; none when two carry it or it is a placeholder (truth rule 5). */
export function unitBySerial(state: BenchState, serialNumber: string): Unit | undefined {
  const key = serialKey(serialNumber);
  const only = key === undefined ? undefined : onlyHolder(state.bySerial, key);
  return only === undefined ? undefined : mapGet(state.units, only);
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
