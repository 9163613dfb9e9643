import { type BenchState, emptyBenchState } from "../../../shared/domain/bench/bench-state.ts";
import { indexHolders } from "../../../shared/domain/bench/index-holders.ts";
import { holderIndexes } from "../../../shared/domain/bench/unit-keys.ts";
import type { Unit } from "../../../shared/domain/unit/unit.ts";
import { mapEntries, mapFrom, type PersistentMap } from "../../../shared/kernel/persistent-map.ts";
import type { SharedWords } from "./shared-words.ts";

/** Raised by one whenever the state's shape changes: older snapshots are then ignored and the journal is read instead. */
export const snapshotFormatVersion = 8;

/** Maps beside the units whose values cannot be read off them alone: of two units with one key, the later one has it. */
const mapNames = [
  "byAddress",
  "byZtdId",
  "bySlot",
  "byImportId",
  "registeredTwice",
  "toImport",
  "toTidy",
  "toUpload",
  "toTag",
  "toName",
] as const satisfies readonly (keyof BenchState)[];

type Stored = Readonly<Record<(typeof mapNames)[number], readonly (readonly [string, unknown])[]>> & {
  readonly units: readonly Unit[];
};

/** The state as JSON text: the units, and every map that does not follow from them. */
export function encodeState(state: BenchState): string {
  const units = [...mapEntries(state.units)].map(([, unit]) => unit);
  const maps = mapNames.map((name) => [name, [...mapEntries<unknown>(state[name])]] as const);
  const derived = holderIndexes.map((name) => [name, undefined] as const);
  return JSON.stringify({ ...state, units, ...Object.fromEntries([...maps, ...derived]) });
}

/** Reads what `encodeState` wrote. Throws on anything else: a snapshot is only ever our own. */
export function decodeState(text: string, words: SharedWords): BenchState {
  const stored = JSON.parse(text) as Stored;
  const units = mapFrom(stored.units.map((unit) => [unit.id, words.ofUnit(unit)] as const));
  const maps = mapNames.map((name) => [name, mapFrom(stored[name])] as const);
  return {
    ...emptyBenchState,
    ...stored,
    ...(Object.fromEntries(maps) as Record<(typeof mapNames)[number], PersistentMap<never>>),
    units,
    ...indexHolders(units),
  };
}
