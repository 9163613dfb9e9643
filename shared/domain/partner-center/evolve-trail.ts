import type { UnitEvidence } from "../evidence/evidence.ts";
import type { Unit } from "../unit/unit.ts";
import type { PartnerUnitFact } from "./partner-facts.ts";
import type { PartnerTrail } from "./partner-trail.ts";

type PartnerUnitEvidence = Extract<UnitEvidence, { readonly kind: PartnerUnitFact["kind"] }>;

/** Folds what is known of a unit's way through Partner Center. */
export function evolvePartnerTrail(unit: Unit, evidence: PartnerUnitEvidence): Unit {
  switch (evidence.kind) {
    case "partnerSent": {
      const { requestId, batchId, rows, attempt, at } = evidence;
      // The same upload once more: what is known of it stays known.
      const before = unit.partner?.requestId === requestId ? unit.partner : {};
      return {
        ...unit,
        partner: { ...before, requestId, batchId, rows, attempt, sentAt: at, state: "sent", stateAt: at },
      };
    }
    case "partnerRowRefused":
      return withTrail(unit, { state: "refused", stateAt: evidence.at, rows: 1, error: evidence.error });
    case "partnerResultSeen":
      // A late word of an earlier upload says nothing of this one.
      return unit.partner?.requestId === evidence.requestId
        ? withTrail(unit, { result: { value: evidence.result, seenAt: evidence.at } })
        : unit;
    case "partnerDeviceSeen":
      return withTrail(unit, { listedAt: evidence.at });
  }
}

function withTrail(unit: Unit, change: Partial<PartnerTrail>): Unit {
  return unit.partner === undefined ? unit : { ...unit, partner: { ...unit.partner, ...change } };
}
