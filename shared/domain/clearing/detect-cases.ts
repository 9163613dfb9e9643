import { hresultOf, parseErrorCode } from "../diagnosis/error-code.ts";
import { profileVerdict } from "../flow/profile-verdict.ts";
import { importOutcome } from "../registration/import-outcome.ts";
import { currentRun } from "../unit/life.ts";
import type { Unit } from "../unit/unit.ts";
import { failureOf } from "../verdict/failure.ts";
import { type AssessedRecord, isObjectInTheWay } from "./assess-records.ts";
import type { ClearingWay, PastCase } from "./clearing.ts";
import { isEnrollmentBlocked } from "./enrollment-blocked.ts";

/** Why a case is taken to be there. */
export const caseReasons = [
  "secondRunRefused",
  "enrollmentBlocked",
  "intuneRecordFound",
  "importMetObject",
  "objectLeftOver",
  "hardwareMismatch",
  "fixPending",
  "severalRegistrations",
  "otherTag",
  "registrationFound",
] as const;
export type CaseReason = (typeof caseReasons)[number];

/** A case with the reasons for it, and the ways out of it; the first is the usual one. */
export type DetectedCase = {
  readonly name: PastCase;
  readonly reasons: readonly CaseReason[];
  readonly ways: readonly ClearingWay[];
};

/** A second run on a device that went through one: refused once, until unblocked (workflow K-17). */
export const blockedCode = 0x80180014;

const waysOf: Readonly<Record<PastCase, readonly ClearingWay[]>> = {
  blockedEnrollment: ["unblock", "deleteIntuneRecord"],
  intuneRecord: ["deleteIntuneRecord"],
  staleDirectoryObject: ["deleteDirectoryObject"],
  boardReplaced: ["deregister"],
  registeredTwice: ["deregister"],
  replaceRegistration: ["deregister"],
};

const mismatchNames: ReadonlySet<string> = new Set([
  "serialnumbermismatch",
  "productkeyidmismatch",
  "hardwaremismatchdetected",
]);

/** The cases that evidence shows; `records` are those of the last reading, none before the first. */
export function detectCases(unit: Unit, records: readonly AssessedRecord[]): readonly DetectedCase[] {
  const reasons: Readonly<Record<PastCase, readonly CaseReason[]>> = {
    blockedEnrollment: blockedReasons(unit, records),
    intuneRecord: has(records, "managedDevice") ? ["intuneRecordFound"] : [],
    staleDirectoryObject: objectReasons(unit, records),
    boardReplaced: boardReasons(unit),
    registeredTwice: isRegisteredTwice(unit, records) ? ["severalRegistrations"] : [],
    replaceRegistration: replaceReasons(unit, records),
  };
  const isFixPending = reasons.boardReplaced.includes("fixPending");
  return Object.entries(waysOf).flatMap(([key, all]) => {
    const name = key as PastCase;
    // Unblocking does not help a device whose registration is being put right (workflow K-17).
    const ways = isFixPending ? all.filter((way) => way !== "unblock") : all;
    return reasons[name].length === 0 ? [] : [{ name, reasons: reasons[name], ways }];
  });
}

/** Whether what is known without looking any further shows a past that stands in the way. */
export function isPastKnown(unit: Unit): boolean {
  const known: readonly (readonly CaseReason[])[] = [
    blockedReasons(unit, []),
    objectReasons(unit, []),
    boardReasons(unit),
  ];
  return known.some((reasons) => reasons.length > 0) || unit.rivalRegistrations !== undefined;
}

/**
 * Whether the run under way failed by the unit's past. The block that its own enrolment left behind stands only in the way
 * of the next one: until then Retry on the device goes on with what there is.
 */
export function hasFailedByPast(unit: Unit): boolean {
  const isOfAnother = boardReasons(unit).length > 0 || objectReasons(unit, []).length > 0;
  return isSecondRunRefused(unit) || isOfAnother || unit.rivalRegistrations !== undefined;
}

/** Whether the run under way ended with the refusal of a second run. */
function isSecondRunRefused(unit: Unit): boolean {
  const run = currentRun(unit);
  if (run === undefined) return false;
  const number = parseErrorCode(failureOf(run).errorCode);
  return number !== undefined && hresultOf(number) === blockedCode;
}

function blockedReasons(unit: Unit, records: readonly AssessedRecord[]): readonly CaseReason[] {
  const isShown = records.some(({ record }) => record.place === "autopilotDevice" && record.isBlocked);
  const isKnown = records.length === 0 && isEnrollmentBlocked(unit);
  return [
    ...(isSecondRunRefused(unit) ? (["secondRunRefused"] as const) : []),
    ...(isShown || isKnown ? (["enrollmentBlocked"] as const) : []),
  ];
}

function objectReasons(unit: Unit, records: readonly AssessedRecord[]): readonly CaseReason[] {
  return [
    ...(isObjectInTheWay(unit) ? (["importMetObject"] as const) : []),
    ...(has(records, "directoryDevice") ? (["objectLeftOver"] as const) : []),
  ];
}

function boardReasons(unit: Unit): readonly CaseReason[] {
  const events = currentRun(unit)?.signals?.value.events ?? [];
  const outcome = unit.import === undefined ? undefined : importOutcome(unit.import);
  const { code, name } = outcome?.kind === "refused" ? outcome : { code: 0, name: "" };
  const isMismatch =
    profileVerdict(events) === "identityMismatch" || code === 908 || mismatchNames.has(name.toLowerCase());
  const state = unit.registration?.value.remediationState ?? "";
  const isToBeFixed = state === "automaticRemediationRequired" || state === "manualRemediationRequired";
  return [...(isMismatch ? (["hardwareMismatch"] as const) : []), ...(isToBeFixed ? (["fixPending"] as const) : [])];
}

function isRegisteredTwice(unit: Unit, records: readonly AssessedRecord[]): boolean {
  const registered = records.filter(({ record }) => record.place === "autopilotDevice").length;
  return registered > 1 || (records.length === 0 && unit.rivalRegistrations !== undefined);
}

function replaceReasons(unit: Unit, records: readonly AssessedRecord[]): readonly CaseReason[] {
  const found = records.filter(({ record, refusal }) => record.place === "autopilotDevice" && refusal === undefined);
  if (found.some(({ record }) => record.groupTag !== unit.wantedTag)) return ["otherTag"];
  return found.length > 0 ? ["registrationFound"] : [];
}

function has(records: readonly AssessedRecord[], place: AssessedRecord["record"]["place"]): boolean {
  return records.some(({ record, refusal }) => record.place === place && refusal === undefined);
}
