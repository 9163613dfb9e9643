import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import type { FlowSignals } from "../../../shared/domain/flow/flow-signals.ts";
import type { RawSignals } from "../../../shared/domain/flow/raw-signals.ts";
import { readFlowSignals, saysTheSame } from "../../../shared/domain/flow/read-flow-signals.ts";
import { startMarginMs } from "../../../shared/domain/unit/evolve-attempt.ts";
import { currentRun } from "../../../shared/domain/unit/life.ts";
import { currentAttempt, type Unit } from "../../../shared/domain/unit/unit.ts";
import { type EpochMs, epochMs, type UnitId } from "../../../shared/kernel/brand.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";

/** Unchanged signals are journaled again after this long, so that "last heard" stays true to five minutes. */
const heartbeatMs = 5 * 60_000;

/** Of which unit signals are and when they were read; a stick brings them later than that. */
export type ReadSignals = { readonly unitId: UnitId; readonly at: EpochMs; readonly source?: "E-BR" | "E-USB" };

/** What a device's technician-flow signals add to what is known of its unit; nothing while they say nothing new. */
export function signalEvidence(
  state: BenchState,
  { unitId, at, source = "E-BR" }: ReadSignals,
  raw: RawSignals,
): readonly Draft[] {
  const unit = mapGet(state.units, unitId);
  if (unit === undefined || (source === "E-USB" && isPast(unit, at))) return [];
  const known = currentRun(unit)?.signals;
  const signals = readAgainst(unit, known?.value, raw, at);
  if (signals.categories.length === 0 || isOfRunBefore(unit, signals)) return [];
  const isUnchanged = known !== undefined && saysTheSame(known.value, signals);
  if (isUnchanged && (source === "E-USB" || at - known.seenAt < heartbeatMs)) return [];
  return [{ kind: "flowSignalsSeen", source, at, unitId, signals }];
}

/** Whether signals are of before the run there is, or older than what was heard of it since. */
function isPast(unit: Unit, at: EpochMs): boolean {
  const run = currentRun(unit);
  if (run === undefined) return unit.reworkEndedAt !== undefined && at <= unit.reworkEndedAt;
  return at < run.startedAt - startMarginMs || (run.signals !== undefined && at <= run.signals.seenAt);
}

/** After rework the registry keeps the old run's steps until the device is reset: they are no new run. */
function isOfRunBefore(unit: Unit, { categories }: FlowSignals): boolean {
  if (currentRun(unit) !== undefined) return false;
  const before = currentAttempt(unit)?.signals?.value.categories;
  return before !== undefined && JSON.stringify(before) === JSON.stringify(categories);
}

function readAgainst(unit: Unit, before: FlowSignals | undefined, raw: RawSignals, at: EpochMs): FlowSignals {
  const startedAt = currentRun(unit)?.startedAt ?? unit.stageSince;
  return readFlowSignals(raw, {
    ...(before === undefined ? {} : { before }),
    at,
    clockOffsetMs: unit.readiness?.value.clockOffsetMs ?? 0,
    eventsFrom: epochMs(startedAt - startMarginMs),
  });
}
