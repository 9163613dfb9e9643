import { type UnitId, unitId } from "../../kernel/brand.ts";
import { mapEntries, mapGet, mapSet } from "../../kernel/persistent-map.ts";
import { serialKey } from "../intake/same-unit.ts";
import { serialOf, type Unit } from "../unit/unit.ts";
import type { BenchState } from "./bench-state.ts";

type Merged = Pick<BenchState, "units" | "merged">;

/** The id under which a unit is known now: its own, or that of the unit it turned out to be. */
export function currentUnitId(state: Merged, id: string): UnitId {
  let current = unitId(id);
  // A unit that is there was never merged away, so the way ends; an id leads on only once.
  while (mapGet(state.units, current) === undefined) {
    const into = mapGet(state.merged, current);
    if (into === undefined) return current;
    current = into;
  }
  return current;
}

/** The unit under an id; what was merged away is found as the unit it turned out to be. */
export function currentUnit(state: Merged, id: string): Unit | undefined {
  return mapGet(state.units, currentUnitId(state, id));
}

/** The unit that a serial number led to before it was merged into this one. */
export function unitMergedUnder(state: Merged, serialNumber: string): Unit | undefined {
  const key = serialKey(serialNumber);
  const id = key === undefined ? undefined : mapGet(state.merged, serialMark(key));
  return id === undefined ? undefined : currentUnit(state, id);
}

/** The ways that lead to `into` from now on: the unit's id, and the serial number it was known by. */
export function withMerged(merged: BenchState["merged"], unit: Unit, into: UnitId): BenchState["merged"] {
  const key = serialKey(serialOf(unit));
  const byId = mapSet(merged, unit.id, into);
  return key === undefined ? byId : mapSet(byId, serialMark(key), into);
}

/** Ids of the units that turned out to be this one. */
export function formerIds(state: Merged, id: UnitId): readonly UnitId[] {
  return [...mapEntries(state.merged)].flatMap(([former]) =>
    isSerialMark(former) || currentUnitId(state, former) !== id ? [] : [unitId(former)],
  );
}

/** No id of a unit holds a colon. */
const mark = "serial:";
const serialMark = (key: string): string => `${mark}${key}`;
const isSerialMark = (key: string): boolean => key.startsWith(mark);
