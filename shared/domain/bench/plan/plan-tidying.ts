import { type EpochMs, epochMs } from "../../../kernel/brand.ts";
import { mapEntries, mapGet } from "../../../kernel/persistent-map.ts";
import type { BenchState } from "../bench-state.ts";
import type { Effect } from "./effect.ts";
import { dueAt, type Pacing } from "./pacing.ts";

/** Graph's limit of parts in one batch. */
const rowsPerBatch = 20;
/** A hundred writes in twenty seconds are allowed (graph-api k.3); tidying takes what nobody needs. */
const pauseMs = 10_000;
/** Rows whose results came within this time are deleted together. */
const gatherMs = 60_000;
/** While many units wait for their profiles the calls are theirs; but no row is left for longer than this. */
const patienceMs = 30 * 60_000;

/** The next imported rows to delete. Rows are looked at only as far as one batch takes. */
export function planTidying(
  state: BenchState,
  pacing: Pacing,
  now: EpochMs,
): { readonly effect?: Effect; readonly wakeAt?: EpochMs } {
  if (state.toTidy.size === 0) return {};
  const due = dueAt(pacing, "removeImports", pauseMs);
  if (due === undefined) return {};
  const lastReadAt = pacing.get("read:assignedDevices")?.endedAt ?? 0;
  const from = Math.max(due, tidyFrom(state), lastReadAt + gatherMs);
  if (from > now) return { wakeAt: epochMs(from) };
  const rows = [];
  for (const [id] of mapEntries(state.toTidy)) {
    const unit = mapGet(state.units, id);
    const recordId = unit?.import?.record?.value.recordId;
    if (unit !== undefined && recordId !== undefined) rows.push({ unitId: unit.id, recordId });
    if (rows.length === rowsPerBatch) break;
  }
  return rows.length === 0 ? {} : { effect: { kind: "removeImports", rows } };
}

/** A few rows go soon; many when the wave they belong to is over. */
function tidyFrom({ toTidy, demand }: BenchState): number {
  const isBusy = demand.imports.now + demand.imports.fast > 0;
  const isWave = toTidy.size > rowsPerBatch && demand.assignedDevices.fast > 0;
  const waitMs = isBusy || isWave ? patienceMs : gatherMs;
  // The first row stands for all: they come in waves.
  for (const [, since] of mapEntries(toTidy)) return since + waitMs;
  return 0;
}
