import { epochMs } from "../../../kernel/brand.ts";
import { importOutcome } from "../../registration/import-outcome.ts";
import { isLeftToPartnerCenter } from "../../registration/registration-path.ts";
import { retryImportAt } from "../../registration/resend.ts";
import { importWarnMs, profileWarnMs } from "../attention.ts";
import { collectTries } from "../plan/plan-unit.ts";
import { type FaceContext, face, type TileFace } from "./face.ts";

/** Faces from first sight to ready to start. */
export function registrationFace(context: FaceContext): TileFace {
  switch (context.unit.stage) {
    case "seen":
      return seenFace(context);
    case "collected":
    case "checked":
      if (context.unit.stage === "checked" && isLeftToPartnerCenter(context.unit))
        return face("quiet", "registering", { code: "detail.partnerCenterAwaited", params: {} });
      return face("quiet", "checking", { code: "detail.hashFrom", params: { source: sourceName(context) } });
    case "registering":
      return registeringFace(context);
    case "registered":
    case "assigned":
      return waitingFace(context);
    default:
      return face("hands", "startIt", { code: "detail.startHow", params: {} });
  }
}

function seenFace({ unit }: FaceContext): TileFace {
  if (unit.address === undefined) return face("quiet", "seen", { code: "detail.waitingForHash", params: {} });
  const error = unit.collectError?.code;
  if (error !== undefined && unit.collectFailures >= collectTries) {
    return face("look", "lookAtScreen", { code: "detail.collectFailed", params: { error } });
  }
  if (error !== undefined) return face("quiet", "readingHash", { code: "detail.collectFailed", params: { error } });
  return face("quiet", "readingHash", { code: "detail.readingByBridge", params: {} });
}

function registeringFace({ unit, now }: FaceContext): TileFace {
  const trail = unit.import;
  const sentAt = trail?.sentAt ?? unit.stageSince;
  const until = epochMs(sentAt + importWarnMs);
  const tileClass = now >= until ? "look" : "quiet";
  const outcome = trail === undefined ? undefined : importOutcome(trail);
  switch (outcome?.kind) {
    case "complete":
    case "alreadyHere": {
      const params = { doneAt: trail?.record?.seenAt ?? sentAt };
      return face(tileClass, "registering", { code: "detail.importNotVisible", params }, { until });
    }
    case "unclear":
      return face(tileClass, "registering", { code: "detail.importUnclear", params: { sentAt } }, { until });
    case "retryable":
      return face(
        tileClass,
        "registering",
        {
          code: "detail.importRetry",
          params: { untilAt: trail === undefined ? now : retryImportAt(trail), error: outcome.name },
        },
        { until },
      );
    default: {
      const code = trail?.state === "accepted" ? "detail.importWorking" : "detail.importSent";
      return face(tileClass, "registering", { code, params: { sentAt } }, { until });
    }
  }
}

function waitingFace({ unit, order, now }: FaceContext): TileFace {
  const until = epochMs(unit.stageSince + profileWarnMs);
  const status = unit.registration?.value.profileStatus;
  if (now >= until) {
    const minutes = Math.floor((now - unit.stageSince) / 60_000);
    return face("look", "waitingForProfile", { code: "detail.profileLate", params: { minutes } });
  }
  if (unit.registration?.value.groupTag !== order.groupTag || status === "notAssigned" || status === "unknown") {
    return face("quiet", "waitingForProfile", { code: "detail.groupEvaluating", params: {} }, { until });
  }
  return face("quiet", "waitingForProfile", { code: "detail.profilePending", params: {} }, { until });
}

function sourceName({ unit }: FaceContext): string {
  return unit.hash?.source === "E-BR" ? "bridge" : "file";
}
