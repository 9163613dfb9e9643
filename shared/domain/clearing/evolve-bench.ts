import type { EpochMs } from "../../kernel/brand.ts";
import { mapGet } from "../../kernel/persistent-map.ts";
import type { BenchState } from "../bench/bench-state.ts";
import type { ReplaceUnit } from "../bench/replace-unit.ts";
import type { UnitEvidence } from "../evidence/evidence.ts";
import { interruptClearing } from "./evolve-past.ts";

/** Counts a clearing that was begun: the bench's limit is about all units together. */
export function beginClearing(state: BenchState, evidence: UnitEvidence): BenchState {
  if (evidence.kind !== "clearingStarted") return state;
  const records = new Set(evidence.steps.map(({ record }) => record.id)).size;
  return { ...state, clearings: [...state.clearings, { unitId: evidence.unitId, at: evidence.at, records }] };
}

/** After a start nobody knows what became of steps that were on their way. */
export function interruptClearings(state: BenchState, at: EpochMs, replaceUnit: ReplaceUnit): BenchState {
  let next = state;
  for (const id of new Set(state.clearings.map(({ unitId }) => unitId))) {
    const unit = mapGet(next.units, id);
    const after = unit === undefined ? undefined : interruptClearing(unit, at);
    if (after !== undefined && after !== unit) next = replaceUnit(next, unit, after);
  }
  return next;
}
