import type { EpochMs } from "../../kernel/brand.ts";
import { unitRefusal } from "../assignment/unit-refusal.ts";
import { clearingRefusal } from "../clearing/clearing-refusal.ts";
import { hasFailed } from "../diagnostics/has-failed.ts";
import { isHashOfOther, knownSerials, serialsDiffer } from "../unit/identity.ts";
import { currentRun, stageOf } from "../unit/life.ts";
import { serialOf, type Unit } from "../unit/unit.ts";
import { isAccepted, isReportedSuccess, reportAcceptableAt } from "../verdict/report-point.ts";
import type { TextRef } from "./board-view.ts";
import { isIdentifiable } from "./decide/agreeing-identifiers.ts";
import type { ConfirmWhat } from "./decide/command.ts";
import type { ActionView, UnitAction } from "./unit-view.ts";

/** Whether a technician's word can be true of this unit now. Used by `decide` and by the screen's buttons alike. */
export function isConfirmable(unit: Unit, what: ConfirmWhat): boolean {
  const attempt = currentRun(unit);
  const isAside = unit.aside !== undefined || unit.shipped !== undefined;
  if (isAside || unit.stage === "clearing") return false;
  switch (what) {
    case "started":
      return (
        unit.stage === "readyToStart" ||
        unit.stage === "failed" ||
        (attempt !== undefined && attempt.start === undefined)
      );
    case "success":
    case "failure":
      return (
        attempt !== undefined &&
        attempt.success === undefined &&
        attempt.reseal === undefined &&
        attempt[what] === undefined
      );
    case "stillRunning":
      return unit.stage === "devicePreparation" || unit.stage === "deviceSetup";
    case "reseal":
      return attempt?.success !== undefined && attempt.reseal === undefined;
    case "powerOff":
      return attempt?.reseal !== undefined && attempt.powerOff === undefined;
  }
}

/** Whether there is a question which serial number is the unit's. One that was answered can be answered anew. */
export function isIdentityToDecide(unit: Unit): boolean {
  if (unit.aside !== undefined || unit.shipped !== undefined) return false;
  return serialsDiffer(unit) || (isHashOfOther(unit) && knownSerials(unit).length > 0);
}

/** From which stage on a label makes sense: once the device is sealed and off. */
export function isLabelPrintable(unit: Unit): boolean {
  const run = currentRun(unit);
  const isEnded = run?.success !== undefined && run.powerOff !== undefined;
  return unit.aside === undefined && unit.shipped === undefined && isEnded;
}

/** Why the report cannot be accepted as not updated, or undefined when it can. */
export function reportRefusal(unit: Unit, now: EpochMs): TextRef | undefined {
  const attempt = unit.aside === undefined ? currentRun(unit) : undefined;
  const acceptableAt = attempt === undefined ? undefined : reportAcceptableAt(attempt);
  if (attempt === undefined || acceptableAt === undefined) return { code: "action.needsReseal", params: {} };
  if (unit.shipped !== undefined || isReportedSuccess(attempt) || isAccepted(attempt, now))
    return { code: "action.alreadyDone", params: {} };
  return now < acceptableAt ? { code: "action.reportNotDue", params: { untilAt: acceptableAt } } : undefined;
}

/**
 * Why a refused registration cannot be tried once more, or undefined when it can: the tenant refused the unit, and nothing else
 * stops it.
 */
export function registerAgainRefusal(unit: Unit, now: EpochMs): TextRef | undefined {
  if (unit.stage !== "stopped") return { code: "action.notRefused", params: {} };
  return stageOf({ ...unit, sendAgainFrom: now }) === "stopped" ? { code: "action.stopped", params: {} } : undefined;
}

/** Why no diagnostics can be collected, or undefined when they can. */
export function diagnosticsRefusal(unit: Unit): TextRef | undefined {
  if (!hasFailed(unit)) return { code: "action.notFailed", params: {} };
  if (unit.address === undefined) return { code: "action.noAddress", params: {} };
  return unit.diagnostics?.isAwaited === true ? { code: "action.underWay", params: {} } : undefined;
}

/** Why the past of a unit cannot be shown; one under way and one of another tenant's device can. */
function pastRefusal(unit: Unit): TextRef | undefined {
  return unit.stage === "clearing" || unit.stage === "foreignTenant" ? undefined : clearingRefusal(unit);
}

const confirmOf = {
  confirmStart: "started",
  confirmSuccess: "success",
  confirmFailure: "failure",
  confirmStillRunning: "stillRunning",
  confirmReseal: "reseal",
  confirmPowerOff: "powerOff",
} as const satisfies Partial<Record<UnitAction, ConfirmWhat>>;

/** The actions of the unit panel, available ones first in the order of the work. */
export function actionsOf(unit: Unit, now: EpochMs): readonly ActionView[] {
  const confirmations = Object.entries(confirmOf).map(([action, what]) =>
    view(action as UnitAction, isConfirmable(unit, what) ? undefined : refusalOf(unit, what)),
  );
  const isAside = unit.aside !== undefined;
  const isShipped = unit.shipped !== undefined;
  const done: TextRef = { code: "action.alreadyDone", params: {} };
  const nameless = identifiersRefusal(unit, [serialOf(unit)]);
  const aside = isAside || isShipped ? done : nameless;
  const actions: readonly ActionView[] = [
    view("decideIdentity", decisionRefusal(unit), true),
    view(
      "confirmAssignment",
      unit.change?.state === "askRefresh" ? undefined : { code: "action.nothingToRefresh", params: {} },
    ),
    ...confirmations,
    view("changeAssignment", unitRefusal(unit) ?? nameless, true),
    view("printLabel", isLabelPrintable(unit) ? undefined : { code: "action.needsReseal", params: {} }),
    view("acceptReport", reportRefusal(unit, now)),
    view("collectAgain", unit.address === undefined ? { code: "action.noAddress", params: {} } : undefined),
    view("registerAgain", registerAgainRefusal(unit, now)),
    view("collectDiagnostics", diagnosticsRefusal(unit)),
    view("startRework", aside, true),
    view("endRework", unit.aside?.kind === "rework" ? undefined : { code: "action.notInRework", params: {} }),
    view("routeToIt", aside, true),
    view("clearPast", pastRefusal(unit)),
  ];
  return actions.toSorted((left, right) => Number(right.available) - Number(left.available));
}

function decisionRefusal(unit: Unit): TextRef | undefined {
  if (!isIdentityToDecide(unit)) return { code: "action.serialsAgree", params: {} };
  return identifiersRefusal(
    unit,
    knownSerials(unit).map(({ serialNumber }) => serialNumber),
  );
}

/** Nobody can name two identifiers of a unit that has none. */
function identifiersRefusal(unit: Unit, serials: readonly string[]): TextRef | undefined {
  const isPossible = serials.some((serialNumber) => isIdentifiable(unit, serialNumber));
  return isPossible ? undefined : { code: "action.noIdentifiers", params: {} };
}

function refusalOf(unit: Unit, what: ConfirmWhat): TextRef {
  const attempt = currentRun(unit);
  if (unit.stage === "stopped" || unit.stage === "foreignTenant") return { code: "action.stopped", params: {} };
  if (unit.stage === "clearing") return { code: "action.underWay", params: {} };
  if (what === "started")
    return attempt === undefined ? { code: "action.notYet", params: {} } : { code: "action.alreadyDone", params: {} };
  if (attempt === undefined) return { code: "action.notStarted", params: {} };
  if (what === "reseal" && attempt.success === undefined) return { code: "action.needsSuccess", params: {} };
  if (what === "powerOff" && attempt.reseal === undefined) return { code: "action.needsReseal", params: {} };
  return { code: "action.alreadyDone", params: {} };
}

function view(action: UnitAction, reason: TextRef | undefined, needsIdentifiers = false): ActionView {
  return { action, available: reason === undefined, needsIdentifiers, ...(reason === undefined ? {} : { reason }) };
}
