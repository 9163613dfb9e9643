import { type BenchState, emptyBenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Holders } from "../../../shared/domain/bench/holders.ts";
import { holderIndexes } from "../../../shared/domain/bench/unit-keys.ts";
import { mapEntries, mapFrom, type PersistentMap } from "../../../shared/kernel/persistent-map.ts";

/** Raised by one whenever the state's shape changes: older snapshots are then ignored and the journal is read instead. */
export const snapshotFormatVersion = 5;

const mapNames = [
  "units",
  "byAddress",
  "byZtdId",
  "bySlot",
  "byImportId",
  "registeredTwice",
  "toImport",
] as const satisfies readonly (keyof BenchState)[];

/** The state as JSON text: every map as its entries, and every set of units under one key as a list. */
export function encodeState(state: BenchState): string {
  const maps = mapNames.map((name) => [name, [...mapEntries<unknown>(state[name])]] as const);
  const indexes = holderIndexes.map(
    (name) => [name, [...mapEntries(state[name])].map(([key, holders]) => [key, encodeHolders(holders)])] as const,
  );
  return JSON.stringify({ ...state, ...Object.fromEntries([...maps, ...indexes]) });
}

/** Reads what `encodeState` wrote. Throws on anything else: a snapshot is only ever our own. */
export function decodeState(text: string): BenchState {
  const stored = JSON.parse(text) as Record<string, unknown>;
  const maps = mapNames.map((name) => [name, mapFrom(stored[name] as Iterable<readonly [string, unknown]>)] as const);
  const indexes = holderIndexes.map((name) => {
    const entries = stored[name] as readonly (readonly [string, StoredHolders])[];
    return [name, mapFrom(entries.map(([key, holders]) => [key, decodeHolders(holders)] as const))] as const;
  });
  return {
    ...emptyBenchState,
    ...stored,
    ...(Object.fromEntries([...maps, ...indexes]) as Record<
      (typeof mapNames)[number] | (typeof holderIndexes)[number],
      PersistentMap<never>
    >),
  };
}

/** One unit, or several. */
type StoredHolders = string | readonly string[];

function encodeHolders(holders: Holders): StoredHolders {
  return typeof holders === "string" ? holders : [...mapEntries(holders)].map(([id]) => id);
}

function decodeHolders(stored: StoredHolders): Holders {
  return typeof stored === "string" ? (stored as Holders) : mapFrom(stored.map((id) => [id, true] as const));
}
