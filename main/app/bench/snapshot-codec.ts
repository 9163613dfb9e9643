import { type BenchState, emptyBenchState } from "../../../shared/domain/bench/bench-state.ts";
import { indexHolders } from "../../../shared/domain/bench/index-holders.ts";
import { holderIndexes } from "../../../shared/domain/bench/unit-keys.ts";
import type { Unit } from "../../../shared/domain/unit/unit.ts";
import { mapEntries, mapFrom, mapValues, type PersistentMap } from "../../../shared/kernel/persistent-map.ts";
import type { SharedWords } from "./shared-words.ts";

/** Raised by one whenever the state's shape changes: older snapshots are then ignored and the journal is read instead. */
export const snapshotFormatVersion = 9;

/** Maps beside the units whose values cannot be read off them alone: of two units with one key, the later one has it. */
const mapNames = [
  "merged",
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

/** Values of one part: a state with many units is never one text, which would need its memory several times over. */
const valuesInPart = 1_000;

/** One part: the plain fields of the state, or some of its units, or some entries of a map. */
type Part =
  | { readonly name: "fields"; readonly value: Partial<BenchState> }
  | { readonly name: "units"; readonly value: readonly Unit[] }
  | { readonly name: (typeof mapNames)[number]; readonly value: readonly Entry[] };
type Entry = readonly [string, unknown];

/** The state as JSON texts: the units, and every map that does not follow from them. */
export function* encodeState(state: BenchState): Generator<string> {
  const apart = ["units", ...mapNames, ...holderIndexes].map((name) => [name, undefined] as const);
  yield encodePart({ name: "fields", value: { ...state, ...Object.fromEntries(apart) } });
  for (const value of inParts(mapValues(state.units))) yield encodePart({ name: "units", value });
  for (const name of mapNames)
    for (const value of inParts(mapEntries<unknown>(state[name]))) yield encodePart({ name, value });
}

/** Reads what `encodeState` wrote. Throws on anything else: a snapshot is only ever our own. */
export function decodeState(parts: Iterable<string>, words: SharedWords): BenchState {
  let fields: Partial<BenchState> = {};
  const units: [string, Unit][] = [];
  const entries = new Map<string, Entry[]>();
  for (const text of parts) {
    const part = JSON.parse(text) as Part;
    if (part.name === "fields") fields = part.value;
    else if (part.name === "units") for (const unit of part.value) units.push([unit.id, words.ofUnit(unit)]);
    else entries.set(part.name, [...(entries.get(part.name) ?? []), ...part.value]);
  }
  const maps = mapNames.map((name) => [name, mapFrom(entries.get(name) ?? [])] as const);
  const all = mapFrom(units);
  return {
    ...emptyBenchState,
    ...fields,
    ...(Object.fromEntries(maps) as Record<(typeof mapNames)[number], PersistentMap<never>>),
    units: all,
    ...indexHolders(all),
  };
}

function encodePart(part: Part): string {
  return JSON.stringify(part);
}

function* inParts<T>(values: Iterable<T>): Generator<readonly T[]> {
  let part: T[] = [];
  for (const value of values) {
    part.push(value);
    if (part.length < valuesInPart) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
