import type { BenchState } from "../../../../shared/domain/bench/bench-state.ts";
import { queueImport } from "../../../../shared/domain/bench/import-queue.ts";
import { serialKey } from "../../../../shared/domain/bench/index-unit.ts";
import {
  demandOf,
  type Pace,
  type TenantDemand,
  type TenantRead,
  tenantReads,
} from "../../../../shared/domain/bench/tenant-demand.ts";
import type { Unit } from "../../../../shared/domain/unit/unit.ts";
import {
  emptyPersistentMap,
  mapEntries,
  mapValues,
  type PersistentMap,
} from "../../../../shared/kernel/persistent-map.ts";

/** A map as a plain record, so that the order of insertion does not count. */
export function plain<V>(map: PersistentMap<V>): Readonly<Record<string, V>> {
  return Object.fromEntries([...mapEntries(map)].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** A bench with its maps as plain records. */
export function contentsOf(state: BenchState): Readonly<Record<string, unknown>> {
  const isMap = (value: unknown): value is PersistentMap<unknown> =>
    typeof value === "object" && value !== null && "root" in value;
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [name, isMap(value) ? plain(value) : value]));
}

/** Which units stand under which key, as sets: what every index must hold, read off the units alone. */
export function keysOf(
  state: BenchState,
  keyOf: (unit: Unit) => string | undefined,
): Readonly<Record<string, readonly string[]>> {
  const keys: Record<string, string[]> = {};
  for (const unit of mapValues(state.units)) {
    const key = keyOf(unit);
    if (key !== undefined && key !== "") keys[key] = [...(keys[key] ?? []), unit.id].toSorted();
  }
  return keys;
}

/** The indexes that hold several units per key. */
export const sharedIndexes = {
  bySerial: serialKey,
  byUuid: (unit: Unit) => unit.hash?.value.uuid.toLowerCase(),
} as const;

/** The indexes that hold one unit per key: the one that took the key last. */
export const singleIndexes = {
  byEndorsementKey: (unit: Unit) => unit.hash?.value.endorsementKeyId,
  byAddress: (unit: Unit) => unit.address,
  byZtdId: (unit: Unit) => unit.registration?.value.ztdId,
  byImportId: (unit: Unit) => unit.import?.importId,
  bySlot: (unit: Unit) => unit.slot?.toString(),
} as const;

/** The demand counted from scratch. */
export function recountDemand(state: BenchState): TenantDemand {
  const counts = Object.fromEntries(tenantReads.map((read) => [read, { fast: 0, slow: 0 }])) as Record<
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

/** The ids that belong into the import queue, read off the units alone. */
export function unitsToSend(state: BenchState): readonly string[] {
  return [...mapValues(state.units)]
    .flatMap((unit) => (queueImport(emptyPersistentMap(), unit).size > 0 ? [unit.id] : []))
    .toSorted();
}
