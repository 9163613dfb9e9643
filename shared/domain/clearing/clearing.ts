import type { AppError } from "../../kernel/app-error.ts";
import type { EpochMs, EvidenceId } from "../../kernel/brand.ts";
import type { Seen } from "../unit/flow-attempt.ts";
import type { PastReading, PastRecord } from "./past-record.ts";

/** What of a unit's past stands in its way. */
export const pastCases = [
  "blockedEnrollment",
  "intuneRecord",
  "staleDirectoryObject",
  "boardReplaced",
  "registeredTwice",
  "replaceRegistration",
] as const;
export type PastCase = (typeof pastCases)[number];

/** How a past is cleared. */
export const clearingWays = ["unblock", "deleteIntuneRecord", "deregister", "deleteDirectoryObject"] as const;
export type ClearingWay = (typeof clearingWays)[number];

/** One write to the tenant. */
export const clearingActions = [
  "allowNextEnrollment",
  "deleteManagedDevice",
  "unassignUser",
  "deleteAutopilotDevice",
  "deleteDirectoryDevice",
] as const;
export type ClearingAction = (typeof clearingActions)[number];

/** A write and the whole record as it was before. */
export type ClearingStep = { readonly action: ClearingAction; readonly record: PastRecord };

/**
 * What a call came to. `gone`: there was nothing left to delete. `inProgress`: a deletion asked for before is still being
 * worked on. `notSent`: the tenant never got it. `unclear`: nobody knows whether it did.
 */
export type ClearingAnswer = "taken" | "gone" | "inProgress" | "notSent" | "refused" | "unclear";

/** Whether Intune was asked to bring its list of Autopilot devices up to date after a deletion. */
export type ListRefresh = "asked" | "underWay" | "tooSoon" | "notAsked";

/** How one write stands. Only a later reading makes it `done`: asking is not having. */
export type StepTrail = ClearingStep & {
  readonly state: "todo" | "sent" | "taken" | "unclear" | "refused" | "done";
  /** How often it was sent. */
  readonly attempt: number;
  readonly sentAt?: EpochMs;
  readonly answeredAt?: EpochMs;
  readonly answer?: ClearingAnswer;
  readonly refresh?: ListRefresh;
  readonly error?: AppError;
  readonly doneAt?: EpochMs;
};

/** One clearing of a unit's past, from the technician's word to the proof that it is gone. */
export type Clearing = {
  /** The row of the journal that began it. */
  readonly id: EvidenceId;
  readonly way: ClearingWay;
  readonly cases: readonly PastCase[];
  readonly startedAt: EpochMs;
  readonly startedBy: string;
  readonly steps: readonly StepTrail[];
  /** When nothing of it was found for the first time; deletions are proven by a second reading. */
  readonly firstGoneAt?: EpochMs;
  readonly doneAt?: EpochMs;
  readonly givenUpAt?: EpochMs;
  /** When somebody asked to go on after a refusal or a time-out. */
  readonly resumedAt?: EpochMs;
};

/** What is known of a unit's past, and what was done about it, oldest first. */
export type PastTrail = {
  readonly lookAskedAt?: EpochMs;
  readonly reading?: Seen<PastReading>;
  readonly readError?: Seen<AppError>;
  readonly clearings: readonly Clearing[];
};

/** A deletion shows after up to half an hour (graph-api b.5); somewhat later it is late. */
const lateMs = 35 * 60_000;
/** Two readings this far apart prove that records are gone (workflow 5.3). */
export const proofMs = 5 * 60_000;
/** A call that broke off may still be worked on: a reading says something only when it was asked for this long after. */
export const settleMs = 60_000;
/** The technician decides on what was read at most so long ago; before anything is sent it is read once more. */
export const lookValidMs = 60 * 60_000;
/** A step is sent on a reading that is at most so old. */
export const freshForStepMs = 10 * 60_000;
/** A step that was sent so often without effect is left to a person. */
export const mostAttempts = 3;

/** The clearing under way, if there is one. */
export function openClearing(past: PastTrail | undefined): Clearing | undefined {
  const last = past?.clearings.at(-1);
  return last === undefined || last.doneAt !== undefined || last.givenUpAt !== undefined ? undefined : last;
}

/** The step that is next or under way: each waits for the one before it. */
export function currentStep(clearing: Clearing): { readonly index: number; readonly step: StepTrail } | undefined {
  const index = clearing.steps.findIndex((step) => step.state !== "done");
  const step = clearing.steps[index];
  return step === undefined ? undefined : { index, step };
}

/** Whether a step takes a record away, so that nothing but another registration or enrolment brings it back. */
export function isDeletion(action: ClearingAction): boolean {
  return action !== "allowNextEnrollment" && action !== "unassignUser";
}

/** Until when the step under way is awaited before it counts as late; undefined while none was sent. */
export function lateAt(clearing: Clearing): EpochMs | undefined {
  const current = currentStep(clearing);
  const sentAt = current?.step.sentAt;
  if (sentAt === undefined || current?.step.state === "refused") return undefined;
  return (Math.max(sentAt, clearing.resumedAt ?? 0) + lateMs) as EpochMs;
}
