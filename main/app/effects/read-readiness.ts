import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Effect } from "../../../shared/domain/bench/plan/effect.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { EffectPorts } from "./effect-ports.ts";
import { readinessEvidence } from "./readiness-evidence.ts";

/** Reads what decides whether one device may start. A device that does not answer is asked again, later and later. */
export async function runReadReadiness(
  { bridge, clock }: EffectPorts,
  { unitId, address }: Effect & { readonly kind: "readReadiness" },
  state: () => BenchState,
  signal: AbortSignal,
): Promise<EffectOutcome> {
  const askedAt = clock.now();
  const answer = await bridge.readReadiness(address, signal);
  if (!answer.ok) return { drafts: [], error: answer.error };
  return { drafts: [readinessEvidence(state(), { unitId, askedAt, at: clock.now() }, answer.value)] };
}
