import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Effect } from "../../../shared/domain/bench/plan/effect.ts";
import { eventWishes } from "../../../shared/domain/flow/event-wishes.ts";
import { currentRun } from "../../../shared/domain/unit/life.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { EffectPorts } from "./effect-ports.ts";
import { signalEvidence } from "./signal-evidence.ts";

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
  const unit = mapGet(state().units, unitId);
  const marks = unit === undefined ? undefined : currentRun(unit)?.signals?.value.eventMarks;
  const wishes = eventWishes(marks).map((wish) => ({ ...wish, ids: [...wish.ids] }));
  const answer = await bridge.readSignals(address, signal, wishes);
  if (!answer.ok)
    return answer.error.code === "bridge.deviceUnreachable" ? { drafts: [] } : { drafts: [], error: answer.error };
  return { drafts: signalEvidence(state(), { unitId, at: clock.now() }, answer.value) };
}
