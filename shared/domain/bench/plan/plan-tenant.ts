import { type EpochMs, epochMs, type UnitId } from "../../../kernel/brand.ts";
import { mapEntries, mapGet } from "../../../kernel/persistent-map.ts";
import { importOutcome } from "../../registration/import-outcome.ts";
import type { Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import { importIdOf } from "../import-id.ts";
import { tenantReads } from "../tenant-demand.ts";
import type { Effect, ImportItem } from "./effect.ts";
import { dueAt, type Pacing } from "./pacing.ts";
import { planTidying } from "./plan-tidying.ts";
import { readDueAt } from "./read-due.ts";

/** Units found within this time go out in one call. */
const gatherMs = 10_000;
/** Rows per import call (graph-api a.5: 50 to 100 are safe). */
const importChunk = 100;

/** What the tenant is asked for now, and when to plan again if nothing happens before. */
export type TenantPlan = { readonly effects: readonly Effect[]; readonly wakeAt?: EpochMs };

/** Plans the reads that serve all units, and the next import call. */
export function planTenant(state: BenchState, pacing: Pacing, now: EpochMs): TenantPlan {
  if (state.order === undefined) return { effects: [] };
  const effects: Effect[] = [];
  const wakes: number[] = [];
  const rows = Math.max(state.byImportId.size, state.byZtdId.size);
  for (const read of tenantReads) {
    const due = readDueAt(read, state.demand[read], pacing, rows);
    if (due === undefined) continue;
    if (due <= now) effects.push({ kind: "readTenant", read });
    else wakes.push(due);
  }
  const sending = planImports(state, pacing, now);
  if (sending.effect !== undefined) effects.push(sending.effect);
  if (sending.wakeAt !== undefined) wakes.push(sending.wakeAt);
  const tidying = planTidying(state, pacing, now);
  if (tidying.effect !== undefined) effects.push(tidying.effect);
  if (tidying.wakeAt !== undefined) wakes.push(tidying.wakeAt);
  return wakes.length === 0 ? { effects } : { effects, wakeAt: epochMs(Math.min(...wakes)) };
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

/** What certainly never arrived counts as no attempt: the tries after an error of the service are for that. */
function attemptOf({ import: trail }: Unit): number {
  if (trail === undefined) return 1;
  return importOutcome(trail).kind === "unsent" ? trail.attempt : trail.attempt + 1;
}

function itemFor(state: BenchState, unit: Unit): ImportItem {
  const replaced = unit.import?.record?.value.recordId;
  return {
    unitId: unit.id as UnitId,
    importId: unit.import?.importId ?? importIdOf(state.order?.id ?? "", unit.id),
    attempt: attemptOf(unit),
    ...(replaced === undefined || unit.import?.rowRemovedAt !== undefined ? {} : { replacesRecordId: replaced }),
  };
}
