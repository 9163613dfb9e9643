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
  return firstOf(mapGet(index, key));
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

/** An index after a unit came to a key or left it; `affected` is the one other unit that it now shares it with, or no longer does. */
export type HolderChange = { readonly index: HolderIndex; readonly affected?: UnitId };

/** The index with one more unit under a key. */
export function addHolder(index: HolderIndex, key: string, id: UnitId): HolderChange {
  const holders = mapGet(index, key);
  if (holders === undefined) return { index: mapSet<Holders>(index, key, id) };
  if (holders === id) return { index };
  if (typeof holders !== "string") return { index: mapSet<Holders>(index, key, mapSet<true>(holders, id, true)) };
  const two = mapSet<true>(mapSet<true>(emptyPersistentMap(), holders, true), id, true);
  return { index: mapSet<Holders>(index, key, two), affected: holders };
}

/** The index without a unit under a key. */
export function removeHolder(index: HolderIndex, key: string, id: UnitId): HolderChange {
  const holders = mapGet(index, key);
  if (holders === id) return { index: mapDelete(index, key) };
  if (holders === undefined || typeof holders === "string") return { index };
  const rest = mapDelete(holders, id);
  const last = rest.size === 1 ? firstOf(rest) : undefined;
  if (last === undefined) return { index: mapSet<Holders>(index, key, rest) };
  return { index: mapSet<Holders>(index, key, last), affected: last };
}

function firstOf(holders: Holders | undefined): UnitId | undefined {
  if (holders === undefined || typeof holders === "string") return holders;
  for (const [id] of mapEntries(holders)) return id as UnitId;
  return undefined;
}
