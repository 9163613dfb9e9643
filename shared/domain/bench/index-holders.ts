import type { UnitId } from "../../kernel/brand.ts";
import {
  emptyPersistentMap,
  mapFrom,
  mapOnDemand,
  mapSet,
  mapValues,
  type PersistentMap,
} from "../../kernel/persistent-map.ts";
import type { Unit } from "../unit/unit.ts";
import type { BenchState } from "./bench-state.ts";
import type { HolderIndex, Holders } from "./holders.ts";
import { type HolderIndexName, keysOf } from "./unit-keys.ts";

/**
 * The indexes of values that several units may carry, read off the units alone, each when it is first asked: a start need
 * not wait for the keys of every unit.
 */
export function indexHolders(units: PersistentMap<Unit>): Pick<BenchState, HolderIndexName> {
  return {
    bySerial: mapOnDemand(() => indexOf(units, "bySerial")),
    byUuid: mapOnDemand(() => indexOf(units, "byUuid")),
    byMac: mapOnDemand(() => indexOf(units, "byMac")),
    bySameUnit: mapOnDemand(() => indexOf(units, "bySameUnit")),
  };
}

function indexOf(units: PersistentMap<Unit>, name: HolderIndexName): HolderIndex {
  return mapFrom<Holders>(carriersOf(units, name), (known, id) =>
    known === id ? known : mapSet<true>(asSet(known), id as UnitId, true),
  );
}

function* carriersOf(units: PersistentMap<Unit>, name: HolderIndexName): Generator<readonly [string, UnitId]> {
  for (const unit of mapValues(units)) for (const key of keysOf[name](unit)) yield [key, unit.id];
}

function asSet(holders: Holders): PersistentMap<true> {
  return typeof holders === "string" ? mapSet<true>(emptyPersistentMap(), holders, true) : holders;
}
