import type { UnitId } from "../../kernel/brand.ts";
import { mapFrom, mapValues, type PersistentMap } from "../../kernel/persistent-map.ts";
import type { Unit } from "../unit/unit.ts";
import type { BenchState } from "./bench-state.ts";
import type { HolderIndex, Holders } from "./holders.ts";
import { type HolderIndexName, keysOf } from "./unit-keys.ts";

/** The indexes of values that several units may carry, read off the units alone. */
export function indexHolders(units: PersistentMap<Unit>): Pick<BenchState, HolderIndexName> {
  return {
    bySerial: indexOf(units, "bySerial"),
    byUuid: indexOf(units, "byUuid"),
    byMac: indexOf(units, "byMac"),
    bySameUnit: indexOf(units, "bySameUnit"),
  };
}

function indexOf(units: PersistentMap<Unit>, name: HolderIndexName): HolderIndex {
  const carriers = new Map<string, UnitId | UnitId[]>();
  for (const unit of mapValues(units)) {
    for (const key of keysOf[name](unit)) {
      const known = carriers.get(key);
      if (known === undefined) carriers.set(key, unit.id);
      else if (typeof known !== "string") known.push(unit.id);
      else if (known !== unit.id) carriers.set(key, [known, unit.id]);
    }
  }
  return mapFrom([...carriers].map(([key, ids]): readonly [string, Holders] => [key, asHolders(ids)]));
}

function asHolders(ids: UnitId | readonly UnitId[]): Holders {
  return typeof ids === "string" ? ids : mapFrom(ids.map((id) => [id, true] as const));
}
