import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Effect } from "../../../shared/domain/bench/plan/effect.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { EpochMs, UnitId } from "../../../shared/kernel/brand.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import { deviceEvidence } from "./device-evidence.ts";
import type { EffectPorts } from "./effect-ports.ts";

/** Reads one device through the bridge: its hash (kept apart, encrypted) and what readiness comes along. */
export async function runCollect(
  ports: EffectPorts,
  { unitId, address }: Effect & { readonly kind: "collect" },
  state: () => BenchState,
  signal: AbortSignal,
): Promise<EffectOutcome> {
  const { bridge, clock } = ports;
  const askedAt = clock.now();
  const reading = await bridge.collect(address, signal);
  const at = clock.now();
  if (!reading.ok) return failed(unitId, at, reading.error);
  const taken = deviceEvidence(ports, reading.value, { unitId, address, askedAt, at }, state());
  return taken.ok ? { drafts: taken.value.drafts } : failed(unitId, at, taken.error);
}

/** A failure is a fact of the unit, and the effect's own pace follows from how often it happened. */
function failed(unitId: UnitId, at: EpochMs, error: AppError): EffectOutcome {
  return { drafts: [{ kind: "collectFailed", source: "E-BR", at, unitId, error }] };
}
