import { openClearing } from "../clearing/clearing.ts";
import { signalledEnd } from "../flow/signalled-end.ts";
import { partnerOutcome } from "../partner-center/partner-outcome.ts";
import { isToBeUploadedAgain } from "../partner-center/upload-again.ts";
import { readinessStop } from "../readiness/readiness-stop.ts";
import { importOutcome } from "../registration/import-outcome.ts";
import { isProfileReady } from "../registration/profile-ready.ts";
import { isToBeSentAgain } from "../registration/resend.ts";
import type { FlowAttempt } from "./flow-attempt.ts";
import { isHashOfOther, isSerialInDoubt, standingGrade } from "./identity.ts";
import type { LifeStage } from "./life-stage.ts";
import { currentAttempt, type Unit } from "./unit.ts";

/** Which stage a unit's evidence puts it in. */
export function stageOf(unit: Unit): LifeStage {
  if (unit.shipped !== undefined) return "shipped";
  if (openClearing(unit.past) !== undefined) return "clearing";
  if (unit.aside !== undefined) return unit.aside.kind;
  if (currentRun(unit) === undefined) return stageBeforeStart(unit);
  return isIdentityInDoubt(unit) ? "stopped" : stageOfAttempt(unit);
}

/** The run under way or ended; none before the first start, and none between rework and the next start. */
export function currentRun(unit: Unit): FlowAttempt | undefined {
  return startsAnew(unit) ? undefined : currentAttempt(unit);
}

/** Whether rework ended after the last run began, so that the next start opens a new run. */
export function startsAnew(unit: Unit): boolean {
  const attempt = currentAttempt(unit);
  return attempt !== undefined && unit.reworkEndedAt !== undefined && unit.reworkEndedAt >= attempt.startedAt;
}

/** Whether two units carry one serial number or UUID, or one unit carries two serials: then nothing can be said of either. */
export function isIdentityInDoubt(unit: Unit): boolean {
  if (isSerialInDoubt(unit) || isHashOfOther(unit)) return true;
  return unit.shared.includes("serialNumber") || unit.shared.includes("uuid");
}

function stageOfAttempt(unit: Unit): LifeStage {
  const attempt = currentAttempt(unit);
  if (attempt?.reseal !== undefined) return "resealed";
  if (attempt?.success !== undefined) return "succeeded";
  if (attempt?.failure !== undefined) return "failed";
  if (attempt?.signals !== undefined && signalledEnd(attempt.signals.value).kind === "failed") return "failed";
  return attempt?.managed !== undefined || isInDeviceSetup(unit) ? "deviceSetup" : "devicePreparation";
}

function isInDeviceSetup(unit: Unit): boolean {
  const categories = currentAttempt(unit)?.signals?.value.categories ?? [];
  return categories.some(
    (category) => category.phase === "deviceSetup" && category.steps.some((step) => step.state !== "notStarted"),
  );
}

function stageBeforeStart(unit: Unit): LifeStage {
  if (unit.hash === undefined && unit.listed === undefined) return "seen";
  if (isIdentityInDoubt(unit) || unit.rivalRegistrations !== undefined) return "stopped";
  if (standingGrade(unit) === "block" || readinessStop(unit) !== undefined) return "stopped";
  if (unit.address !== undefined && unit.readiness === undefined) return "collected";
  if (unit.registration !== undefined) {
    if (!isProfileReady(unit)) return unit.profile?.value.assigned === true ? "assigned" : "registered";
    return "readyToStart";
  }
  if (unit.import === undefined) return stageByPartner(unit);
  if (isToBeSentAgain(unit)) return "checked";
  const outcome = importOutcome(unit.import);
  if (outcome.kind === "foreignTenant") return "foreignTenant";
  return outcome.kind === "refused" ? "stopped" : "registering";
}

/** A unit that is registered by Partner Center, or by nobody yet. */
function stageByPartner(unit: Unit): LifeStage {
  if (unit.partner === undefined || isToBeUploadedAgain(unit)) return "checked";
  const { kind } = partnerOutcome(unit.partner);
  if (kind === "foreignTenant") return "foreignTenant";
  return kind === "refused" ? "stopped" : "registering";
}
