import type { TextRef } from "../bench/board-view.ts";
import type { TextCode } from "../bench/text-code.ts";
import type { GatePoint, GatePointName } from "../bench/unit-view.ts";
import { hasFailedByPast, isPastKnown } from "../clearing/detect-cases.ts";
import { lookUpError } from "../diagnosis/look-up-error.ts";
import type { GradeFinding } from "../intake/hash-summary.ts";
import { rowFindingCodes } from "../intake/row-finding.ts";
import { type PartnerOutcome, partnerOutcome } from "../partner-center/partner-outcome.ts";
import { readinessStop } from "../readiness/readiness-stop.ts";
import { importErrorOf } from "../registration/import-codes.ts";
import { type ImportOutcome, importOutcome } from "../registration/import-outcome.ts";
import { isHashOfOther, isSerialInDoubt, standingFindings } from "../unit/identity.ts";
import { serialOf, type Unit } from "../unit/unit.ts";
import { failureOf, nextForError, userFlowSeenAt } from "./failure.ts";
import type { GateContext } from "./gate-context.ts";

/** Why a unit is stopped and the one next step. */
export type StopReason = { readonly reason: TextRef; readonly nextStep: TextRef };

/** Errors of the import that are about the hash itself: what the bench found in it goes with them. */
const hashErrors: ReadonlySet<string> = new Set(["InvalidZtdHardwareHash", "Edm.Binary", "HashNot4k"]);

const clearPast: TextRef = { code: "next.clearPast", params: {} };

/** Why this unit must not go on, or undefined. */
export function stopOf(context: GateContext, points: readonly GatePoint[]): StopReason | undefined {
  return stopByStage(context) ?? stopByUser(context) ?? stopByPoint(points);
}

function stopByStage({ unit, attempt }: GateContext): StopReason | undefined {
  switch (unit.stage) {
    case "stopped":
      return stoppedBeforeStart(unit);
    case "foreignTenant":
      return stop("stop.foreignTenant", {}, "next.releaseByOwner");
    case "failed": {
      const { errorCode, phase } = failureOf(attempt);
      return {
        reason: { code: "stop.flowFailed", params: { errorCode, phase } },
        nextStep: hasFailedByPast(unit) ? clearPast : nextForError(errorCode, phase),
      };
    }
    case "clearing":
      // The stage hides that the unit is aside; its seal of before counts as little as in rework without a clearing.
      return unit.aside === undefined
        ? undefined
        : stop("stop.rework", { reason: unit.aside.reason }, "next.finishRework");
    case "rework":
      return stop("stop.rework", { reason: unit.aside?.reason ?? "other" }, "next.finishRework");
    case "routedToIt":
      return stop("stop.routedToIt", { reason: unit.aside?.reason ?? "customerRule" }, "next.waitForIt");
    default:
      return undefined;
  }
}

/** Somebody is past the technician flow: the device is no longer as it left it. */
function stopByUser({ attempt }: GateContext): StopReason | undefined {
  const at = userFlowSeenAt(attempt);
  return at === undefined ? undefined : stop("stop.userFlowSeen", { at }, "next.reworkSealBroken");
}

function stoppedBeforeStart(unit: Unit): StopReason {
  const byIdentity = identityStop(unit);
  if (byIdentity !== undefined) return byIdentity;
  const byReadiness = readinessStop(unit);
  if (byReadiness !== undefined) return { reason: byReadiness, nextStep: nextForReadiness(byReadiness) };
  const finding = standingFindings(unit).find((known) => known.level === "block");
  if (finding !== undefined) return findingStop(finding);
  const outcome = registrationOutcome(unit);
  const { code, name } = outcome?.kind === "refused" ? outcome : { code: 0, name: "" };
  const word = importErrorOf(name, code) ?? (name || (code === 0 ? "" : String(code)));
  const isKnown = word !== "" && lookUpError(word).kind === "known";
  const nextStep: TextRef = isPastKnown(unit)
    ? clearPast
    : isKnown
      ? { code: "next.actOnError", params: { errorCode: word, phase: "" } }
      : { code: unit.address === undefined ? "next.registerAgain" : "next.collectAgain", params: {} };
  const reason: TextRef = hashErrors.has(word)
    ? { code: "stop.hashRefused", params: { error: word, finding: findingOfHash(unit) } }
    : { code: "stop.importRefused", params: { code, name } };
  return { reason, nextStep };
}

/** What the bench found in the hash itself, worst first; empty when there is nothing. */
function findingOfHash(unit: Unit): string {
  const ofHash = standingFindings(unit).filter(({ code }) => !rowFindingCodes.some((known) => known === code));
  return (ofHash.find(({ level }) => level === "block") ?? ofHash[0])?.code ?? "";
}

function registrationOutcome({ import: trail, partner }: Unit): ImportOutcome | PartnerOutcome | undefined {
  if (trail !== undefined) return importOutcome(trail);
  return partner === undefined ? undefined : partnerOutcome(partner);
}

/** Nobody knows which device this is: that comes before everything that is said about it. */
function identityStop(unit: Unit): StopReason | undefined {
  const inHash = unit.hash?.value.serialNumber ?? "";
  const serialNumber = serialOf(unit);
  if (isSerialInDoubt(unit)) {
    const reported =
      [unit.scannedSerial, unit.reportedSerial].find((serial) => serial !== "" && serial !== inHash) ?? "";
    return stop("stop.serialDiffers", { inHash, reported }, "next.decideSerial");
  }
  if (isHashOfOther(unit)) {
    const nextStep = unit.address === undefined ? "next.bringHash" : "next.collectAgain";
    return stop("stop.hashOfOther", { decided: serialNumber, inHash }, nextStep);
  }
  if (unit.shared.includes("serialNumber")) return stop("stop.sharedSerial", { serialNumber }, "next.decideWhichUnit");
  if (unit.shared.includes("uuid")) return stop("stop.sharedUuid", {}, "next.replaceUnit");
  if (unit.rivalRegistrations === undefined) return undefined;
  return stop(
    "stop.registeredTwice",
    { serialNumber, count: unit.rivalRegistrations.value },
    "next.decideRegistration",
  );
}

function findingStop({ code, field, params }: GradeFinding): StopReason {
  if (code === "needsHardwareHash") return stop("stop.needsHash", params, "next.bringHash");
  if (code === "knownInOtherOrder") return stop("stop.inOtherOrder", params, "next.closeOtherOrder");
  const isAboutTpm = code.startsWith("tpm") || code.startsWith("endorsement");
  return stop("stop.hashBlocked", { finding: code, field }, isAboutTpm ? "next.enableTpm" : "next.replaceUnit");
}

function nextForReadiness({ code, params }: TextRef): TextRef {
  switch (code) {
    case "stop.noTpm":
      return { code: "next.enableTpm", params: {} };
    case "stop.homeEdition":
      return { code: "next.upgradeEdition", params: {} };
    case "stop.previouslyEnrolled":
      return { code: "next.clearEnrollment", params: {} };
    case "stop.notReady":
      return { code: "next.makeReady", params };
    default:
      return { code: "next.replaceUnit", params: {} };
  }
}

/** What a contradicted point means for the unit, gravest first. */
const meaning: readonly (readonly [GatePointName, TextCode, TextCode])[] = [
  ["noContactAfterReseal", "stop.contactAfterReseal", "next.reworkSealBroken"],
  ["espHeld", "stop.espDidNotHold", "next.fixEspThenRework"],
  ["unchanged", "stop.changedSinceStart", "next.fixRegistration"],
  ["noBlockingError", "stop.blockingAppFailed", "next.retryOrRework"],
];

function stopByPoint(points: readonly GatePoint[]): StopReason | undefined {
  for (const [name, code, nextStep] of meaning) {
    const point = points.find((known) => known.name === name && known.state === "contradicted");
    if (point === undefined) continue;
    const { params } = point.text;
    if (code !== "stop.blockingAppFailed") return stop(code, params, nextStep);
    return { reason: { code, params }, nextStep: nextForError(String(params.errorCode ?? ""), "deviceSetup") };
  }
  const labelled = points.find((point) => point.name === "labelled" && point.state === "contradicted");
  if (labelled === undefined) return undefined;
  if (labelled.text.code === "stop.sealExpired")
    return { reason: labelled.text, nextStep: { code: "next.moveToRework", params: {} } };
  return stop("stop.wrongBox", labelled.text.params, "next.checkLabel");
}

function stop(code: TextCode, params: TextRef["params"], nextStep: TextCode): StopReason {
  return { reason: { code, params }, nextStep: { code: nextStep, params: {} } };
}
