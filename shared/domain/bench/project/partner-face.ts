import { type EpochMs, epochMs } from "../../../kernel/brand.ts";
import { missingAfterMs } from "../../partner-center/missing-after.ts";
import { partnerOutcome } from "../../partner-center/partner-outcome.ts";
import type { PartnerTrail } from "../../partner-center/partner-trail.ts";
import { face, type TileFace } from "./face.ts";

/** Faces of a unit that is registered by Partner Center, until the tenant has it. */
export function partnerFace(trail: PartnerTrail, now: EpochMs): TileFace {
  const { sentAt, batchId: batch } = trail;
  const until = epochMs(sentAt + missingAfterMs);
  const tileClass = now >= until ? "look" : "quiet";
  const outcome = partnerOutcome(trail);
  switch (outcome.kind) {
    case "done":
    case "alreadyHere":
    case "silent": {
      const doneAt = trail.result?.seenAt ?? trail.listedAt ?? sentAt;
      return face(tileClass, "registering", { code: "detail.partnerNotVisible", params: { doneAt } }, { until });
    }
    case "unclear":
      return face(tileClass, "registering", { code: "detail.partnerUnclear", params: { sentAt } }, { until });
    case "notTaken":
    case "halved":
    case "retryable": {
      const error = outcome.kind === "retryable" ? outcome.name : "";
      return face(tileClass, "registering", { code: "detail.partnerAgain", params: { error } }, { until });
    }
    default: {
      const code = trail.state === "accepted" ? "detail.partnerWorking" : "detail.partnerSent";
      return face(tileClass, "registering", { code, params: { sentAt, batch } }, { until });
    }
  }
}
