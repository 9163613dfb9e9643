import { type BenchState, emptyBenchState } from "../../../shared/domain/bench/bench-state.ts";
import { mapEntries, mapFrom, type PersistentMap } from "../../../shared/kernel/persistent-map.ts";

/** Raised by one whenever the state's shape changes: older snapshots are then ignored and the journal is read instead. */
export const snapshotFormatVersion = 3;

const mapNames = [
  "units",
  "bySerial",
  "byEndorsementKey",
  "byUuid",
  "byAddress",
  "byZtdId",
  "bySlot",
  "byImportId",
  "toImport",
] as const satisfies readonly (keyof BenchState)[];

/** The state as JSON text: every map as its entries. */
export function encodeState(state: BenchState): string {
  const maps = Object.fromEntries(mapNames.map((name) => [name, [...mapEntries<unknown>(state[name])]]));
  return JSON.stringify({ ...state, ...maps });
}

/** Reads what `encodeState` wrote. Throws on anything else: a snapshot is only ever our own. */
export function decodeState(text: string): BenchState {
  const stored = JSON.parse(text) as Record<string, unknown>;
  const maps = Object.fromEntries(
    mapNames.map((name) => [name, mapFrom(stored[name] as Iterable<readonly [string, unknown]>)]),
  );
  return { ...emptyBenchState, ...stored, ...(maps as Record<(typeof mapNames)[number], PersistentMap<never>>) };
}
