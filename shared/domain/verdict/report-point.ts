import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import type { GatePoint } from "../bench/unit-view.ts";
import type { FlowAttempt } from "../unit/flow-attempt.ts";
import { freshMs, type GateContext, missing, reportWaitMs, shown } from "./gate-context.ts";

/** Whether the deployment report has a row of this run with the device ESP succeeded. */
export function isReportedSuccess(attempt: Pick<FlowAttempt, "event">): boolean {
  const status = attempt.event?.value.deviceSetupStatus;
  return status === "success" || status === "successOnRetry";
}

/** From when a person may accept that the report was not updated: an hour after Reseal. */
export function reportAcceptableAt(attempt: FlowAttempt): number | undefined {
  return attempt.reseal === undefined ? undefined : attempt.reseal.at + reportWaitMs;
}

/** Whether a person accepted that the report was not updated, no longer ago than an observation counts as fresh. */
export function isAccepted(attempt: FlowAttempt, now: EpochMs): boolean {
  return attempt.reportAccepted !== undefined && now - attempt.reportAccepted.at < freshMs;
}

/**
 * Point 3: the deployment report says success for this run, or, after an hour without that, a named person accepted
 * that it was not updated. A row that says failure does not contradict a later success screen: the report keeps a first
 * failure even when a retry works (known issues K-03, K-04).
 */
export function reportPoint({ attempt, now }: GateContext): GatePoint {
  const event = attempt.event;
  if (event !== undefined && isReportedSuccess(attempt)) {
    const params = { at: event.value.endedAt ?? event.seenAt, status: event.value.deviceSetupStatus };
    return shown("reportedSuccess", { code: "point.reportedSuccess.shown", params }, event.seenAt, "E-EVT");
  }
  const accepted = attempt.reportAccepted;
  if (accepted !== undefined && isAccepted(attempt, now)) {
    const params = { name: accepted.actor, reason: accepted.reason };
    return shown("reportedSuccess", { code: "point.reportedSuccess.accepted", params }, accepted.at, "E-ADM");
  }
  const acceptableAt = reportAcceptableAt(attempt);
  if (acceptableAt !== undefined && now >= acceptableAt) {
    return missing("reportedSuccess", {
      code: "point.reportedSuccess.askAcceptance",
      params: { sinceAt: acceptableAt },
    });
  }
  const until = acceptableAt === undefined ? undefined : epochMs(acceptableAt);
  const isFailedRow = event !== undefined && event.value.deviceSetupStatus === "failure";
  if (isFailedRow) {
    const params = { status: event.value.deviceSetupStatus };
    return missing("reportedSuccess", { code: "point.reportedSuccess.failedRow", params }, until);
  }
  const params = until === undefined ? {} : { untilAt: until };
  return missing("reportedSuccess", { code: "point.reportedSuccess.waiting", params }, until);
}
