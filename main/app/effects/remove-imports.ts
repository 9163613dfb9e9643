import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Effect } from "../../../shared/domain/bench/plan/effect.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { EffectPorts } from "./effect-ports.ts";

/** Deletes imported rows of ours. A row that is gone already counts as deleted; nothing is unregistered by it. */
export async function runRemoveImports(
  { directory, clock }: EffectPorts,
  { rows }: Effect & { readonly kind: "removeImports" },
  state: () => BenchState,
): Promise<EffectOutcome> {
  const { order } = state();
  if (order === undefined) return { drafts: [] };
  const removed = await directory.deleteImports(
    order.tenantId,
    rows.map(({ recordId }) => recordId),
  );
  if (!removed.ok) return { drafts: [], error: removed.error };
  const at = clock.now();
  return {
    drafts: rows.map(({ unitId, recordId }) => ({ kind: "importRowRemoved", source: "E-IMP", at, unitId, recordId })),
  };
}
