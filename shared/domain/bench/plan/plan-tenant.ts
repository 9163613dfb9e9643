import { type EpochMs, epochMs, type UnitId } from "../../../kernel/brand.ts";
import { mapEntries, mapGet } from "../../../kernel/persistent-map.ts";
import type { Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import { importIdOf } from "../import-id.ts";
import { type TenantRead, tenantReads } from "../tenant-demand.ts";
import { type Effect, effectKey, type ImportItem } from "./effect.ts";
import { dueAt, type Pacing } from "./pacing.ts";

const seconds = 1000;
const minutes = 60 * seconds;

/** How often each list is read: while something is awaited, and to keep what is known fresh. */
const intervals: Readonly<Record<TenantRead, { readonly fast: number; readonly slow: number }>> = {
  imports: { fast: 20 * seconds, slow: 10 * minutes },
  registrations: { fast: 30 * seconds, slow: 15 * minutes },
  assignedDevices: { fast: 30 * seconds, slow: 15 * minutes },
  configuration: { fast: 2 * minutes, slow: 20 * minutes },
  managedDevices: { fast: 60 * seconds, slow: 30 * minutes },
  directoryDevices: { fast: 2 * minutes, slow: 15 * minutes },
  deploymentEvents: { fast: 60 * seconds, slow: 15 * minutes },
};

/**
 * A read of a list pauses for so many times as long as it took, though never longer than when it only keeps things fresh:
 * a tenant with very many devices must not be read from morning to evening.
 */
const pausePerReading = 4;

/** Units found within this time go out in one call. */
const gatherMs = 10 * seconds;
/** Rows per import call (graph-api a.5: 50 to 100 are safe). */
const importChunk = 100;

/** What the tenant is asked for now, and when to plan again if nothing happens before. */
export type TenantPlan = { readonly effects: readonly Effect[]; readonly wakeAt?: EpochMs };

/** Plans the reads that serve all units, and the next import call. */
export function planTenant(state: BenchState, pacing: Pacing, now: EpochMs): TenantPlan {
  if (state.order === undefined) return { effects: [] };
  const effects: Effect[] = [];
  const wakes: number[] = [];
  for (const read of tenantReads) {
    const demand = state.demand[read];
    if (demand.fast + demand.slow === 0) continue;
    const key = effectKey({ kind: "readTenant", read });
    const due = dueAt(pacing, key, demand.fast > 0 ? fastPause(pacing, key, read) : intervals[read].slow);
    if (due === undefined) continue;
    if (due <= now) effects.push({ kind: "readTenant", read });
    else wakes.push(due);
  }
  const sending = planImports(state, pacing, now);
  if (sending.effect !== undefined) effects.push(sending.effect);
  if (sending.wakeAt !== undefined) wakes.push(sending.wakeAt);
  return wakes.length === 0 ? { effects } : { effects, wakeAt: epochMs(Math.min(...wakes)) };
}

function fastPause(pacing: Pacing, key: string, read: TenantRead): number {
  const { fast, slow } = intervals[read];
  const pace = pacing.get(key);
  const tookMs = pace?.endedAt === undefined ? 0 : pace.endedAt - pace.startedAt;
  return Math.min(slow, Math.max(fast, tookMs * pausePerReading));
}

/** The next call. Only as many units are looked at as one call takes, however many wait. */
function planImports(
  state: BenchState,
  pacing: Pacing,
  now: EpochMs,
): { readonly effect?: Effect; readonly wakeAt?: EpochMs } {
  if (state.toImport.size === 0) return {};
  const due = dueAt(pacing, "sendImports", 0);
  if (due === undefined) return {};
  if (due > now) return { wakeAt: due };
  const units: Unit[] = [];
  let oldest = Number.POSITIVE_INFINITY;
  let nextFrom = Number.POSITIVE_INFINITY;
  for (const [id, from] of mapEntries(state.toImport)) {
    const unit = mapGet(state.units, id);
    if (unit === undefined) continue;
    if (from > now) {
      nextFrom = Math.min(nextFrom, from);
      continue;
    }
    oldest = Math.min(oldest, from);
    units.push(unit);
    if (units.length === importChunk) return { effect: sendImports(state, units) };
  }
  if (units.length === 0) return Number.isFinite(nextFrom) ? { wakeAt: epochMs(nextFrom) } : {};
  const readyAt = oldest + gatherMs;
  return readyAt <= now ? { effect: sendImports(state, units) } : { wakeAt: epochMs(readyAt) };
}

function sendImports(state: BenchState, units: readonly Unit[]): Effect {
  return { kind: "sendImports", items: units.map((unit) => itemFor(state, unit)) };
}

function itemFor(state: BenchState, unit: Unit): ImportItem {
  const replaced = unit.import?.record?.value.recordId;
  return {
    unitId: unit.id as UnitId,
    importId: unit.import?.importId ?? importIdOf(state.order?.id ?? "", unit.id),
    attempt: (unit.import?.attempt ?? 0) + 1,
    ...(replaced === undefined ? {} : { replacesRecordId: replaced }),
  };
}
