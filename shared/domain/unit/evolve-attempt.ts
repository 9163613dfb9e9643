import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import type { UnitEvidence } from "../evidence/evidence.ts";
import { saysTheSame } from "../flow/read-flow-signals.ts";
import { type Assignment, type Confirmation, type FlowAttempt, type HeardSignals, newAttempt } from "./flow-attempt.ts";
import { currentRun, startsAnew } from "./life.ts";
import { currentAttempt, type Unit } from "./unit.ts";

/** Cloud and bench clocks may differ: an enrolment counts from this long before the start mark (workflow gate 2). */
export const startMarginMs = 5 * 60_000;

type AttemptEvidence = UnitEvidence & {
  readonly kind:
    | "startConfirmed"
    | "flowSignalsSeen"
    | "managedDeviceSeen"
    | "deploymentEventSeen"
    | "successConfirmed"
    | "failureConfirmed"
    | "stillRunningConfirmed"
    | "resealConfirmed"
    | "powerOffConfirmed"
    | "labelPrinted"
    | "boxScanned"
    | "reportAccepted";
};

/** Folds what happens during a run of the technician flow and after it. */
export function evolveAttempt(unit: Unit, evidence: AttemptEvidence): Unit {
  switch (evidence.kind) {
    case "startConfirmed":
      return startConfirmed(unit, evidence);
    case "flowSignalsSeen": {
      const running = openAttempt(unit, evidence.at);
      const before = running.signals?.value;
      const isNews = before === undefined || !saysTheSame(before, evidence.signals);
      const signals = heardSignals(evidence);
      const newsAt = isNews ? signals.seenAt : (running.newsAt ?? signals.seenAt);
      return withAttempt(unit, { ...running, signals, newsAt });
    }
    case "managedDeviceSeen": {
      const { enrolledAt } = evidence.device;
      const isStart = enrolledAt !== undefined && isUnannouncedStart(unit, enrolledAt);
      const run = isStart ? openAttempt(unit, enrolledAt) : currentRun(unit);
      if (run === undefined || !isOfAttempt(run, enrolledAt)) return unit;
      return withAttempt(unit, { ...run, managed: { value: evidence.device, seenAt: evidence.seenAt } });
    }
    case "deploymentEventSeen":
      return change(unit, (attempt) =>
        isOfAttempt(attempt, evidence.event.startedAt)
          ? { ...attempt, event: { value: evidence.event, seenAt: evidence.seenAt } }
          : attempt,
      );
    case "successConfirmed":
      return change(unit, (attempt) => ({ ...attempt, success: word(evidence) }));
    case "failureConfirmed":
      return change(unit, (attempt) => ({ ...attempt, failure: { ...word(evidence), errorCode: evidence.errorCode } }));
    case "stillRunningConfirmed":
      return change(unit, (attempt) => ({ ...attempt, stillRunning: word(evidence) }));
    case "resealConfirmed":
      return change(unit, (attempt) => ({ ...attempt, reseal: word(evidence) }));
    case "powerOffConfirmed":
      return change(unit, (attempt) => ({ ...attempt, powerOff: word(evidence) }));
    case "labelPrinted": {
      const { boxCode, useFrom, useBefore } = evidence;
      return change(unit, (attempt) => ({ ...attempt, label: { ...word(evidence), boxCode, useFrom, useBefore } }));
    }
    case "boxScanned":
      return change(unit, (attempt) => ({ ...attempt, box: { ...word(evidence), boxCode: evidence.boxCode } }));
    case "reportAccepted":
      return change(unit, (attempt) => ({
        ...attempt,
        reportAccepted: { ...word(evidence), reason: evidence.reason },
      }));
    default:
      // A journal may hold kinds of a later version: they are kept, and say nothing to this one.
      return unit;
  }
}

/** A stick was on its way for some time: what it brings is as old as the reading of the device. */
function heardSignals(evidence: UnitEvidence & { readonly kind: "flowSignalsSeen" }): HeardSignals {
  const { signals: value, source, at, seenAt } = evidence;
  return source === "E-USB" ? { value, seenAt: at, source } : { value, seenAt };
}

/** A start said after the device was seen running belongs to that run; otherwise it opens the next one. */
function startConfirmed(unit: Unit, evidence: UnitEvidence): Unit {
  const attempt = currentAttempt(unit);
  const mark = word(evidence);
  if (attempt !== undefined && attempt.start === undefined && attempt.failure === undefined && !startsAnew(unit)) {
    return withAttempt(unit, { ...attempt, start: mark });
  }
  const next = {
    ...newAttempt(unit.attempts.length + 1, evidence.at, mark),
    ...assignedNow(unit),
    ...enrolmentKept(unit),
  };
  return { ...unit, attempts: [...unit.attempts, next] };
}

/** Retry on the device goes on with the enrolment that is there; only rework (a reset device) begins a new one. */
function enrolmentKept(unit: Unit): Partial<FlowAttempt> {
  const before = currentAttempt(unit);
  if (before === undefined || startsAnew(unit)) return {};
  return { enrolFrom: before.enrolFrom, ...(before.managed === undefined ? {} : { managed: before.managed }) };
}

/**
 * The running attempt, or a new one for a device seen running before anybody said so (workflow rule G9). It may have
 * been running for a while: whatever enrolled since the unit was ready to start belongs to it.
 */
function openAttempt(unit: Unit, at: EpochMs): FlowAttempt {
  const run = currentRun(unit);
  if (run !== undefined) return run;
  const readySince = readyToStartSince(unit);
  const enrolFrom = readySince === undefined ? at : epochMs(Math.min(readySince, at));
  return { ...newAttempt(unit.attempts.length + 1, at), enrolFrom, ...assignedNow(unit) };
}

/** Whether an enrolment shows that a unit was started without anybody saying so; an older one of that serial does not. */
export function isUnannouncedStart(unit: Unit, enrolledAt: EpochMs): boolean {
  const readySince = readyToStartSince(unit);
  return currentRun(unit) === undefined && readySince !== undefined && enrolledAt >= readySince;
}

/** Since when it could have been started: a change of its values takes that back on the bench, and not on the device. */
function readyToStartSince({ stage, stageSince, change, readySince }: Unit): EpochMs | undefined {
  if (stage === "readyToStart") return readySince ?? stageSince;
  return change === undefined ? undefined : readySince;
}

function assignedNow(unit: Unit): { readonly atStart?: Assignment } {
  const registration = unit.registration;
  if (registration === undefined) return {};
  const { groupTag, userPrincipalName } = registration.value;
  const profileName = unit.profile?.value.assigned === true ? unit.profile.value.profileName : "";
  return { atStart: { groupTag, profileName, userPrincipalName, seenAt: registration.seenAt } };
}

function withAttempt(unit: Unit, attempt: FlowAttempt): Unit {
  const index = unit.attempts.findIndex((known) => known.number === attempt.number);
  return { ...unit, attempts: index < 0 ? [...unit.attempts, attempt] : unit.attempts.with(index, attempt) };
}

function change(unit: Unit, update: (attempt: FlowAttempt) => FlowAttempt): Unit {
  const attempt = currentRun(unit);
  if (attempt === undefined) return unit;
  const updated = update(attempt);
  return updated === attempt ? unit : withAttempt(unit, updated);
}

function isOfAttempt(attempt: FlowAttempt, at: EpochMs | undefined): boolean {
  return at !== undefined && at >= attempt.enrolFrom - startMarginMs;
}

function word(evidence: UnitEvidence): Confirmation {
  return { evidenceId: evidence.id, at: evidence.at, actor: evidence.actor };
}
