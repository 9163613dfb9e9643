import type { BenchState } from "../../../../shared/domain/bench/bench-state.ts";
import { holdersOf } from "../../../../shared/domain/bench/holders.ts";
import { queueImport, queueTidying } from "../../../../shared/domain/bench/import-queue.ts";
import { queueName } from "../../../../shared/domain/bench/name-queue.ts";
import {
  demandOf,
  type Pace,
  type TenantDemand,
  type TenantRead,
  tenantReads,
} from "../../../../shared/domain/bench/tenant-demand.ts";
import type { HolderIndexName } from "../../../../shared/domain/bench/unit-keys.ts";
import { queueTag } from "../../../../shared/domain/partner-center/tag-queue.ts";
import { queueUpload } from "../../../../shared/domain/partner-center/upload-queue.ts";
import type { Unit } from "../../../../shared/domain/unit/unit.ts";
import {
  emptyPersistentMap,
  mapEntries,
  mapValues,
  type PersistentMap,
} from "../../../../shared/kernel/persistent-map.ts";

/** A map as a plain record, and sets in it as well, so that the order of insertion does not count. */
export function plain<V>(map: PersistentMap<V>): Readonly<Record<string, V>> {
  const entries = [...mapEntries(map)].map(([key, value]) => [key, isMap(value) ? plain(value) : value] as const);
  return Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1))) as Record<string, V>;
}

/** A bench with its maps as plain records. */
export function contentsOf(state: BenchState): Readonly<Record<string, unknown>> {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(state);
  return Object.fromEntries(entries.map(([name, value]) => [name, isMap(value) ? plain(value) : value]));
}

function isMap(value: unknown): value is PersistentMap<unknown> {
  return typeof value === "object" && value !== null && "root" in value;
}

/** Which units stand under which key, as sets: what every index must hold, read off the units alone. */
export function carriersOf(
  state: BenchState,
  keysOfUnit: (unit: Unit) => readonly (string | undefined)[],
): Readonly<Record<string, readonly string[]>> {
  const keys: Record<string, string[]> = {};
  for (const unit of mapValues(state.units)) {
    for (const key of new Set(keysOfUnit(unit)))
      if (key !== undefined && key !== "") keys[key] = [...(keys[key] ?? []), unit.id].toSorted();
  }
  return keys;
}

/** An index of several units per key as plain lists. */
export function listed(state: BenchState, name: HolderIndexName): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    [...mapEntries(state[name])].map(([key]) => [key, [...holdersOf(state[name], key)].toSorted()]),
  );
}

/** The indexes that hold one unit per key: the one that took the key last. */
export const singleIndexes = {
  registeredTwice: (unit: Unit) => (unit.rivalRegistrations === undefined ? undefined : unit.id),
  byAddress: (unit: Unit) => unit.address,
  byZtdId: (unit: Unit) => unit.registration?.value.ztdId,
  byImportId: (unit: Unit) => unit.import?.importId,
  bySlot: (unit: Unit) => unit.slot?.toString(),
} as const;

/** How many units want what; since when they do depends on the order of events and is left out. */
export function countsOf(demand: TenantDemand): Readonly<Record<TenantRead, Readonly<Record<Pace, number>>>> {
  const counts = tenantReads.map((read) => {
    const { nowSince: _now, fastSince: _fast, ...rest } = demand[read];
    return [read, rest] as const;
  });
  return Object.fromEntries(counts) as Record<TenantRead, Record<Pace, number>>;
}

/** The demand counted from scratch. */
export function recountDemand(state: BenchState): ReturnType<typeof countsOf> {
  const counts = Object.fromEntries(tenantReads.map((read) => [read, { now: 0, fast: 0, calm: 0, slow: 0 }])) as Record<
    TenantRead,
    Record<Pace, number>
  >;
  for (const unit of mapValues(state.units)) {
    for (const [read, pace] of Object.entries(demandOf(unit)) as [TenantRead, Pace][]) {
      counts[read][pace] += 1;
    }
  }
  return counts;
}

/** Ids of the units that the order's rule is to name, read off the units alone. */
export function unitsToName(state: BenchState): readonly string[] {
  return [...mapValues(state.units)]
    .filter((unit) => queueName(emptyPersistentMap(), unit, state.order).size > 0)
    .map((unit) => unit.id)
    .toSorted();
}

/** Ids of the units that go to Partner Center, and of those that are to get the order's tag, read off the units alone. */
export function unitsForPartner(state: BenchState): Readonly<Record<"toUpload" | "toTag", readonly string[]>> {
  const units = [...mapValues(state.units)];
  const idsOf = (isQueued: (unit: Unit) => boolean) =>
    units
      .filter(isQueued)
      .map(({ id }) => id)
      .toSorted();
  return {
    toUpload: idsOf((unit) => queueUpload(emptyPersistentMap(), unit, state.order).size > 0),
    toTag: idsOf((unit) => queueTag(emptyPersistentMap(), unit).size > 0),
  };
}

/** The ids that belong into the import queue, read off the units alone. */
export function unitsToSend(state: BenchState): readonly string[] {
  return [...mapValues(state.units)]
    .flatMap((unit) => (queueImport(emptyPersistentMap(), unit).size > 0 ? [unit.id] : []))
    .toSorted();
}

/** The ids whose imported rows are to be deleted, read off the units alone. */
export function unitsToTidy(state: BenchState): readonly string[] {
  return [...mapValues(state.units)]
    .flatMap((unit) => (queueTidying(emptyPersistentMap(), unit).size > 0 ? [unit.id] : []))
    .toSorted();
}
