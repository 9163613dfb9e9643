import { epochMs } from "../../../kernel/brand.ts";
import { signalledEnd } from "../../flow/signalled-end.ts";
import { currentAttempt } from "../../unit/unit.ts";
import { judge } from "../../verdict/judge.ts";
import { type FaceContext, face, type TileFace } from "./face.ts";
import { successDetail } from "./flow-face.ts";

/** Faces from the success screen to the hand-over. */
export function sealFace(context: FaceContext): TileFace {
  const { unit, order, state, now } = context;
  const attempt = currentAttempt(unit);
  if (unit.shipped !== undefined)
    return face("shipped", "shipped", { code: "detail.shippedAt", params: { at: unit.shipped.at } });
  const verdict = judge(unit, order, state.configuration, now);
  if (verdict.kind === "stop") {
    const word = verdict.reason.code === "stop.contactAfterReseal" ? "sealBroken" : "stopped";
    return face("stop", word, verdict.reason);
  }
  const shownPoints = verdict.points.filter((point) => point.state === "shown").length;
  if (verdict.kind === "ready") {
    // The configuration may have been the last to come, with which no unit changes.
    const since = unit.readyToShipSince ?? epochMs(Math.max(...verdict.points.map((point) => point.at ?? 0)));
    return face("ready", "readyToShip", { code: "detail.allPoints", params: {} }, { since });
  }
  const success = attempt?.success;
  if (attempt === undefined || success === undefined)
    return face("quiet", "checkingSeal", { code: "detail.pointsShown", params: { shown: shownPoints } });
  if (attempt.reseal === undefined) {
    // Only what the device said after the person looked can disagree with them.
    const later =
      attempt.signals !== undefined && attempt.signals.seenAt > success.at ? attempt.signals.value : undefined;
    if (later !== undefined && signalledEnd(later).kind === "running") {
      const params = { device: "running", person: "success" };
      return face("look", "sourcesDisagree", { code: "detail.sourcesDisagree", params }, { since: success.at });
    }
    return face("hands", "pressReseal", successDetail(attempt, success.at), { since: success.at });
  }
  if (attempt.powerOff === undefined) {
    return face(
      "hands",
      "confirmPowerOff",
      { code: "detail.resealPressed", params: { at: attempt.reseal.at } },
      { since: attempt.reseal.at },
    );
  }
  if (attempt.label === undefined)
    return face("hands", "printLabel", { code: "detail.labelToPrint", params: {} }, { since: attempt.powerOff.at });
  if (attempt.box === undefined)
    return face("hands", "scanBox", { code: "detail.boxToScan", params: {} }, { since: attempt.label.at });
  const report = verdict.points.find((point) => point.name === "reportedSuccess");
  if (report?.state === "missing") {
    if (report.text.code === "point.reportedSuccess.askAcceptance") {
      const sinceAt = Number(report.text.params.sinceAt);
      return face("look", "acceptReport", { code: "detail.reportNotUpdated", params: { sinceAt } });
    }
    const until = report.until;
    return face(
      "quiet",
      "checkingSeal",
      { code: "detail.reportAwaited", params: { untilAt: until ?? now } },
      until === undefined ? {} : { until },
    );
  }
  return face("quiet", "checkingSeal", { code: "detail.pointsShown", params: { shown: shownPoints } });
}
