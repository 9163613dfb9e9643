import type { UnitId } from "../../kernel/brand.ts";
import {
  emptyPersistentMap,
  mapDelete,
  mapEntries,
  mapGet,
  mapSet,
  type PersistentMap,
} from "../../kernel/persistent-map.ts";

/** Who carries a value: one unit as a rule, and a set of them where a value is shared. Changing it costs the same for any number. */
export type Holders = UnitId | PersistentMap<true>;

/** Units by a value that several may carry. */
export type HolderIndex = PersistentMap<Holders>;

/** The only unit that carries a value; undefined when none or several do. */
export function onlyHolder(index: HolderIndex, key: string): UnitId | undefined {
  const holders = mapGet(index, key);
  return typeof holders === "string" ? holders : undefined;
}

/** One unit that carries a value: always the same one for the same holders. */
export function firstHolder(index: HolderIndex, key: string): UnitId | undefined {
  for (const id of holdersOf(index, key)) return id;
  return undefined;
}

/** Whether several units carry a value. */
export function isShared(index: HolderIndex, key: string): boolean {
  return typeof mapGet(index, key) === "object";
}

/** All units that carry a value. */
export function* holdersOf(index: HolderIndex, key: string): Generator<UnitId> {
  const holders = mapGet(index, key);
  if (typeof holders === "string") yield holders;
  else if (holders !== undefined) for (const [id] of mapEntries(holders)) yield id as UnitId;
}

/** The index with one more unit under a key. */
export function addHolder(index: HolderIndex, key: string, id: UnitId): HolderIndex {
  const holders = mapGet(index, key);
  if (holders === undefined || holders === id) return mapSet<Holders>(index, key, id);
  const set = typeof holders === "string" ? mapSet<true>(emptyPersistentMap(), holders, true) : holders;
  return mapSet<Holders>(index, key, mapSet<true>(set, id, true));
}

/** The index without a unit under a key. */
export function removeHolder(index: HolderIndex, key: string, id: UnitId): HolderIndex {
  const holders = mapGet(index, key);
  if (holders === id) return mapDelete(index, key);
  if (holders === undefined || typeof holders === "string") return index;
  const rest = mapDelete(holders, id);
  if (rest === holders) return index;
  if (rest.size > 1) return mapSet<Holders>(index, key, rest);
  for (const [last] of mapEntries(rest)) return mapSet<Holders>(index, key, last as UnitId);
  return mapDelete(index, key);
}
