import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Effect } from "../../../shared/domain/bench/plan/effect.ts";
import { readFlowSignals } from "../../../shared/domain/flow/read-flow-signals.ts";
import { currentRun } from "../../../shared/domain/unit/life.ts";
import { currentAttempt } from "../../../shared/domain/unit/unit.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { EffectPorts } from "./effect-ports.ts";

/** Unchanged signals are journaled again after this long, so that "last heard" stays true to five minutes. */
const heartbeatMs = 5 * 60_000;

/**
 * Reads the technician-flow signals of one device. A device that cannot be asked is no evidence: it may be restarting,
 * and silence is neither success nor failure (workflow rule 3).
 */
export async function runReadSignals(
  { bridge, clock }: EffectPorts,
  { unitId, address }: Effect & { readonly kind: "readSignals" },
  state: () => BenchState,
  signal: AbortSignal,
): Promise<EffectOutcome> {
  const answer = await bridge.readSignals(address, signal);
  if (!answer.ok)
    return answer.error.code === "bridge.deviceUnreachable" ? { drafts: [] } : { drafts: [], error: answer.error };
  const signals = readFlowSignals(answer.value);
  const unit = mapGet(state().units, unitId);
  if (unit === undefined || signals.categories.length === 0) return { drafts: [] };
  const at = clock.now();
  const known = currentAttempt(unit)?.signals;
  const isUnchanged = known !== undefined && JSON.stringify(known.value) === JSON.stringify(signals);
  // After rework the registry keeps the old run's values until the device is reset: they are no new run.
  const isOld = currentRun(unit) === undefined;
  if (isUnchanged && (isOld || at - known.seenAt < heartbeatMs)) return { drafts: [] };
  return { drafts: [{ kind: "flowSignalsSeen", source: "E-BR", at, unitId, signals }] };
}
