import type { BenchState } from "../../shared/domain/bench/bench-state.ts";
import { evolve } from "../../shared/domain/bench/evolve.ts";
import type { Draft } from "../../shared/domain/evidence/draft.ts";
import type { Evidence } from "../../shared/domain/evidence/evidence.ts";
import { evidenceId, orderId } from "../../shared/kernel/brand.ts";

/** The bench after drafts were folded as the loop would, seen when they happened. */
export function draftedOn(bench: BenchState, drafts: readonly Draft[]): BenchState {
  const rows = drafts.map(
    (draft, index) =>
      ({
        ...draft,
        id: evidenceId(`row-${index}`),
        seenAt: draft.at,
        actor: draft.actor ?? "bench",
        orderId: orderId("order-1"),
      }) as Evidence,
  );
  return rows.reduce(evolve, bench);
}
