import type { DeviceSignals } from "../../../shared/contract/bridge/device-signals.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import { readFlowSignals } from "../../../shared/domain/flow/read-flow-signals.ts";
import { currentRun } from "../../../shared/domain/unit/life.ts";
import { currentAttempt } from "../../../shared/domain/unit/unit.ts";
import type { EpochMs, UnitId } from "../../../shared/kernel/brand.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";

/** Unchanged signals are journaled again after this long, so that "last heard" stays true to five minutes. */
const heartbeatMs = 5 * 60_000;

/** What a device's technician-flow signals add to what is known of its unit; nothing while they say nothing new. */
export function signalEvidence(
  state: BenchState,
  { unitId, at }: { readonly unitId: UnitId; readonly at: EpochMs },
  raw: DeviceSignals,
): readonly Draft[] {
  const signals = readFlowSignals(raw);
  const unit = mapGet(state.units, unitId);
  if (unit === undefined || signals.categories.length === 0) return [];
  const known = currentAttempt(unit)?.signals;
  const isUnchanged = known !== undefined && JSON.stringify(known.value) === JSON.stringify(signals);
  // After rework the registry keeps the old run's values until the device is reset: they are no new run.
  const isOld = currentRun(unit) === undefined;
  if (isUnchanged && (isOld || at - known.seenAt < heartbeatMs)) return [];
  return [{ kind: "flowSignalsSeen", source: "E-BR", at, unitId, signals }];
}
