import type { BenchState } from "../../shared/domain/bench/bench-state.ts";
import type { Pacing } from "../../shared/domain/bench/plan/pacing.ts";
import type { Plan } from "../../shared/domain/bench/plan/plan.ts";
import { plan } from "../../shared/domain/bench/plan/plan.ts";
import type { UnitDraft } from "../../shared/domain/evidence/draft.ts";
import type { PartnerAnswer } from "../../shared/domain/partner-center/partner-facts.ts";
import type { PartnerRowResult } from "../../shared/domain/partner-center/partner-trail.ts";
import type { PartnerStatus } from "../../shared/domain/partner-center/records.ts";
import { tenantId } from "../../shared/kernel/brand.ts";
import { mapValues } from "../../shared/kernel/persistent-map.ts";
import { orderOpened, type Step } from "./builders.ts";
import { at, order } from "./records.ts";
import { unitSteps } from "./unit-steps.ts";

/** The partner of the built orders. */
export const partnerTenant = tenantId("0a0a0a0a-1111-4222-8333-444455556666");

/** An order that this bench uploads to Partner Center. */
export const partnerOrder = (path: "partnerCenter" | "both" = "both"): Step =>
  orderOpened({ path, partnerTenantId: partnerTenant });

/** The order's customer was chosen. */
export const customerChosen = (minute = 0): Step => ({
  minute,
  source: "E-TEC",
  fact: {
    kind: "partnerCustomerChosen",
    customer: { customerId: order().tenantId, name: "Contoso", domain: "contoso.example" },
  },
});

/** A unit with its hash that the tenant does not have. */
export const sendable = (name: string): readonly Step[] => {
  const unit = unitSteps(name);
  return [unit.seen(), unit.hashRead(1), unit.registrationAbsent(2)];
};

/** The upload's units are about to be sent: what planning at that minute journals. */
export function sentSteps(planned: Plan, minute: number): readonly Step[] {
  return planned.drafts
    .filter((draft): draft is UnitDraft & { readonly kind: "partnerSent" } => draft.kind === "partnerSent")
    .map(({ source, at: _at, unitId, actor: _actor, ...fact }) => ({ minute, source, unit: unitId, fact }));
}

/** What the call of an upload came to. */
export const answered = (minute: number, requestId: string, answer: PartnerAnswer): Step => ({
  minute,
  source: "E-PC",
  fact: { kind: "partnerUploadAnswered", requestId, answer },
});

/** The lists were asked whether an unclear upload is there. */
export const lookedUp = (minute: number, requestId: string, isPresent: boolean): Step => ({
  minute,
  source: "E-PC",
  fact: { kind: "partnerBatchLookedUp", requestId, isPresent },
});

/** The job of an upload was seen. */
export const jobSeen = (minute: number, requestId: string, status: PartnerStatus, isComplete: boolean): Step => ({
  minute,
  source: "E-PC",
  fact: { kind: "partnerJobSeen", requestId, status, isComplete },
});

/** A job has news of a unit. */
export const resultSeen = (
  minute: number,
  unit: string,
  requestId: string,
  result: Partial<PartnerRowResult> = {},
): Step => ({
  minute,
  source: "E-PC",
  unit,
  fact: {
    kind: "partnerResultSeen",
    requestId,
    result: { deviceId: `device-${unit}`, status: "finished", errorCode: 0, errorName: "", ...result },
  },
});

/** Plans for the whole bench. */
export function planAll(bench: BenchState, minute: number, pacing: Pacing = new Map()): Plan {
  return plan(
    bench,
    pacing,
    [...mapValues(bench.units)].map((unit) => unit.id),
    at(minute),
  );
}
