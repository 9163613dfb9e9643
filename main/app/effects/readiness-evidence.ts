import type { ReadinessResult } from "../../../shared/contract/bridge/readiness-result.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import type { UnitId } from "../../../shared/kernel/brand.ts";
import { type Asked, clockOffset } from "./readiness-reading.ts";

/** What a device's readiness, read by itself, adds to its unit. */
export function readinessEvidence(
  { order }: Pick<BenchState, "order">,
  { unitId, ...asked }: Asked & { readonly unitId: UnitId },
  { facts, remoteAccess, clockUtc }: ReadinessResult,
): Draft {
  const reading = {
    facts,
    clockOffsetMs: clockOffset(clockUtc, asked),
    previouslyEnrolled: null,
    orderTenantId: order?.tenantId ?? "",
    remoteAccess,
  };
  return { kind: "readinessFactsRead", source: "E-BR", at: asked.at, unitId, reading };
}
