import { appError } from "../../kernel/app-error.ts";
import type { EpochMs } from "../../kernel/brand.ts";
import { normaliseSerial } from "../unit/normalise-serial.ts";
import type { Unit } from "../unit/unit.ts";
import {
  type Clearing,
  isDeletion,
  mostAttempts,
  openClearing,
  proofMs,
  type StepTrail,
  settleMs,
} from "./clearing.ts";
import { withoutBlock } from "./enrollment-blocked.ts";
import { type PastReading, type PastRecord, recordsIn } from "./past-record.ts";

/** A unit after its records were read: what the reading proves settles steps, and in the end the clearing. */
export function withReading(unit: Unit, reading: PastReading, seenAt: EpochMs): Unit {
  const past = { clearings: [], ...unit.past, reading: { value: reading, seenAt } };
  const shown: Unit = { ...withoutGoneEnrolment(unit, reading), past };
  const open = openClearing(unit.past);
  if (open === undefined) return shown;
  const settled = settle(open, reading, seenAt);
  const next: Unit = { ...shown, past: { ...past, clearings: past.clearings.with(-1, settled) } };
  return settled.doneAt === undefined ? next : afterClearing(next, settled, reading);
}

function withoutGoneEnrolment(unit: Unit, reading: PastReading): Unit {
  const { earlierEnrolment, ...rest } = unit;
  const id = earlierEnrolment?.value.managedDeviceId.toLowerCase();
  return id === undefined || recordsIn(reading, "managedDevice").some((record) => record.id === id) ? unit : rest;
}

function settle(clearing: Clearing, reading: PastReading, seenAt: EpochMs): Clearing {
  const steps = clearing.steps.map((step) => settleStep(step, clearing, reading, seenAt));
  const next = { ...clearing, steps };
  if (steps.some((step) => step.state !== "done")) return next;
  if (!steps.some(({ action }) => isDeletion(action))) return { ...next, doneAt: seenAt };
  const { firstGoneAt } = clearing;
  const isBack = steps.some((step) => isDeletion(step.action) && find(reading, step.record) !== undefined);
  // A record that shows again after it was gone begins the proof anew.
  if (isBack) return withoutFirst({ ...next, steps: steps.map((step) => reopened(step, reading)) });
  if (firstGoneAt === undefined) return { ...next, firstGoneAt: reading.askedAt };
  return reading.askedAt - firstGoneAt >= proofMs ? { ...next, doneAt: seenAt } : next;
}

function settleStep(step: StepTrail, clearing: Clearing, reading: PastReading, seenAt: EpochMs): StepTrail {
  if (step.state === "done" || step.state === "sent") return step;
  if (reading.askedAt < Math.max(clearing.startedAt, step.answeredAt ?? 0)) return step;
  if (isReached(step, reading)) return { ...step, state: "done", doneAt: seenAt };
  if (step.state === "todo" && isAnother(step.record, find(reading, step.record))) return changedMeanwhile(step);
  if (step.state !== "unclear" || reading.askedAt < (step.answeredAt ?? 0) + settleMs) return step;
  // It is still as it was, so the call was lost; a person decides when that happens again and again.
  return { ...step, state: step.attempt >= mostAttempts ? "refused" : "todo" };
}

/** What stands under an id now is not the record that the technician decided on. */
function isAnother(before: PastRecord, now: PastRecord | undefined): boolean {
  if (now === undefined) return false;
  const isSame =
    normaliseSerial(now.serialNumber) === normaliseSerial(before.serialNumber) &&
    now.entraDeviceId === before.entraDeviceId &&
    now.enrolledAt === before.enrolledAt;
  return !isSame;
}

function changedMeanwhile(step: StepTrail): StepTrail {
  return { ...step, state: "refused", error: appError("conflict", "clearing.otherRecords") };
}

/** Whether the tenant shows what the step was for. */
function isReached({ action, record }: StepTrail, reading: PastReading): boolean {
  const now = find(reading, record);
  switch (action) {
    case "allowNextEnrollment":
      return now !== undefined && !now.isBlocked;
    case "unassignUser":
      return now === undefined || now.userPrincipalName === "";
    default:
      return now === undefined;
  }
}

function find(reading: PastReading, { place, id }: PastRecord): PastRecord | undefined {
  return recordsIn(reading, place).find((record) => record.id === id);
}

function reopened(step: StepTrail, reading: PastReading): StepTrail {
  if (!isDeletion(step.action) || find(reading, step.record) === undefined) return step;
  return { ...step, state: "taken" };
}

function withoutFirst(clearing: Clearing): Clearing {
  const { firstGoneAt: _again, ...rest } = clearing;
  return rest;
}

/** What the end of a clearing means for the registration: what was deleted is gone, and the unit is to be sent again. */
function afterClearing(unit: Unit, { doneAt, way }: Clearing, reading: PastReading): Unit {
  if (doneAt === undefined) return unit;
  if (way === "deleteDirectoryObject") return { ...unit, sendAgainFrom: doneAt };
  if (way !== "deregister") return unblocked(unit, reading);
  const {
    registration: _gone,
    profile: _profile,
    groups: _groups,
    directoryDevice: _object,
    readySince: _ready,
    namedAt: _named,
    ...rest
  } = unit;
  if (recordsIn(reading, "autopilotDevice").length > 0) return rest;
  const { rivalRegistrations: _rivals, ...alone } = rest;
  return { ...alone, registrationAbsentAt: reading.askedAt, sendAgainFrom: doneAt };
}

/** What this reading shows of the block; the list of Autopilot devices says so only later. */
function unblocked(unit: Unit, reading: PastReading): Unit {
  const { registration } = unit;
  const now = recordsIn(reading, "autopilotDevice").find(({ id }) => id === registration?.value.ztdId.toLowerCase());
  if (registration === undefined || now === undefined || now.isBlocked) return unit;
  return { ...unit, registration: { ...registration, value: withoutBlock(registration.value) } };
}
