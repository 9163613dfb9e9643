import { epochMs } from "../../../kernel/brand.ts";
import { importOutcome } from "../../registration/import-outcome.ts";
import { profileWait } from "../../registration/profile-wait.ts";
import { isLeftToPartnerCenter } from "../../registration/registration-path.ts";
import { retryImportAt } from "../../registration/resend.ts";
import { importWarnMs } from "../attention.ts";
import { collectTries } from "../plan/plan-unit.ts";
import { type FaceContext, face, type TileFace } from "./face.ts";
import { partnerFace } from "./partner-face.ts";

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
  if (trail === undefined && unit.partner !== undefined) return partnerFace(unit.partner, now);
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
    case "unsent":
      return face(tileClass, "registering", {
        code: "detail.importUnsent",
        params: { error: trail?.error?.code ?? "" },
      });
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

/** A wait that passes by itself is nobody's task until it takes too long; any other cause needs somebody at once. */
function waitingFace({ unit, order, state, now }: FaceContext): TileFace {
  const { change } = unit;
  if (change?.state === "needsDecision")
    return face("look", "decideChange", { code: "detail.changeNotTaken", params: {} }, { since: change.since });
  if (change?.state === "askRefresh") {
    const detail = { code: "detail.changeToSee", params: { since: change.since } } as const;
    return face("hands", "pressRefresh", detail, { since: change.since });
  }
  const wait = profileWait(unit, order, state.configuration);
  const params = { ...wait.params, reason: wait.reason };
  const minutes = Math.floor((now - wait.since) / 60_000);
  if (now >= wait.timeoutAt)
    return face("look", "noProfile", { code: "detail.profileTimedOut", params: { ...params, minutes } });
  if (!wait.passes) return face("look", "noProfile", { code: "detail.profileWait", params });
  if (now >= wait.lateAt)
    return face("look", "waitingForProfile", { code: "detail.profileLate", params: { ...params, minutes } });
  return face("quiet", "waitingForProfile", { code: "detail.profileWait", params }, { until: wait.lateAt });
}

function sourceName({ unit }: FaceContext): string {
  return unit.hash?.source === "E-BR" ? "bridge" : "file";
}
