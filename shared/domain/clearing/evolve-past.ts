import type { EpochMs } from "../../kernel/brand.ts";
import type { UnitEvidence } from "../evidence/evidence.ts";
import type { Unit } from "../unit/unit.ts";
import {
  type Clearing,
  type ClearingAnswer,
  currentStep,
  openClearing,
  type PastTrail,
  type StepTrail,
} from "./clearing.ts";
import { withReading } from "./settle-steps.ts";

/** Facts about a unit's past. */
export type PastEvidence = UnitEvidence & {
  readonly kind:
    | "clearingLookRequested"
    | "clearingRecordsSeen"
    | "clearingRecordsSame"
    | "clearingLookFailed"
    | "clearingStarted"
    | "clearingStepSent"
    | "clearingStepAnswered"
    | "clearingResumed"
    | "clearingGivenUp";
};

const nothing: PastTrail = { clearings: [] };

/** Folds what was found of a unit's past and what was done about it. */
export function evolvePast(unit: Unit, evidence: PastEvidence): Unit {
  const past = unit.past ?? nothing;
  switch (evidence.kind) {
    case "clearingLookRequested": {
      const { readError: _old, ...rest } = past;
      return { ...unit, past: { ...rest, lookAskedAt: evidence.at } };
    }
    case "clearingLookFailed":
      return { ...unit, past: { ...withoutLook(past), readError: { value: evidence.error, seenAt: evidence.seenAt } } };
    case "clearingRecordsSeen": {
      const { readError: _settled, ...rest } = withoutLook(past);
      return withReading({ ...unit, past: rest }, evidence.reading, evidence.seenAt);
    }
    case "clearingRecordsSame": {
      const { readError: _settled, ...rest } = withoutLook(past);
      const records = past.reading?.value.records ?? [];
      return withReading({ ...unit, past: rest }, { askedAt: evidence.askedAt, records }, evidence.seenAt);
    }
    case "clearingStarted": {
      const { id, way, cases, at, actor, steps } = evidence;
      const trails: readonly StepTrail[] = steps.map((step) => ({ ...step, state: "todo", attempt: 0 }));
      const clearing: Clearing = { id, way, cases, startedAt: at, startedBy: actor, steps: trails };
      return { ...unit, past: { ...past, clearings: [...past.clearings, clearing] } };
    }
    case "clearingStepSent":
      return changeStep(unit, evidence.step, (step) => ({
        ...withoutAnswer(step),
        state: "sent",
        attempt: evidence.attempt,
        sentAt: evidence.at,
      }));
    case "clearingStepAnswered":
      return changeStep(unit, evidence.step, (step) => ({
        ...withoutAnswer(step),
        state: stateAfter[evidence.answer],
        // What the tenant never got does not count.
        attempt: evidence.answer === "notSent" ? step.attempt - 1 : step.attempt,
        answer: evidence.answer,
        answeredAt: evidence.at,
        ...(evidence.refresh === undefined ? {} : { refresh: evidence.refresh }),
        ...(evidence.error === undefined ? {} : { error: evidence.error }),
      }));
    case "clearingResumed":
      return changeOpen(unit, (clearing) => resumed(clearing, evidence.at));
    case "clearingGivenUp":
      return changeOpen(unit, (clearing) => ({ ...clearing, givenUpAt: evidence.at }));
  }
}

const stateAfter: Readonly<Record<ClearingAnswer, StepTrail["state"]>> = {
  taken: "taken",
  gone: "taken",
  inProgress: "taken",
  notSent: "todo",
  refused: "refused",
  unclear: "unclear",
};

/** After a start nobody knows what became of a step that was on its way. */
export function interruptClearing(unit: Unit, at: EpochMs): Unit {
  const clearing = openClearing(unit.past);
  const current = clearing === undefined ? undefined : currentStep(clearing);
  if (current?.step.state !== "sent") return unit;
  return changeStep(unit, current.index, (step) => ({ ...step, state: "unclear", answer: "unclear", answeredAt: at }));
}

/** A step that was refused, or of which nothing was seen, may be sent again once the records were read anew. */
function resumed(clearing: Clearing, at: EpochMs): Clearing {
  const current = currentStep(clearing);
  if (current === undefined) return clearing;
  const fresh: StepTrail = { ...withoutAnswer(current.step), state: "todo", attempt: 0 };
  const { sentAt: _sent, ...step } = fresh;
  return { ...clearing, resumedAt: at, steps: clearing.steps.with(current.index, step) };
}

function changeOpen(unit: Unit, change: (clearing: Clearing) => Clearing): Unit {
  const clearing = openClearing(unit.past);
  if (unit.past === undefined || clearing === undefined) return unit;
  return { ...unit, past: { ...unit.past, clearings: unit.past.clearings.with(-1, change(clearing)) } };
}

function changeStep(unit: Unit, index: number, change: (step: StepTrail) => StepTrail): Unit {
  return changeOpen(unit, (clearing) => {
    const step = clearing.steps[index];
    return step === undefined ? clearing : { ...clearing, steps: clearing.steps.with(index, change(step)) };
  });
}

function withoutAnswer(step: StepTrail): StepTrail {
  const { answer: _answer, answeredAt: _at, refresh: _refresh, error: _error, ...rest } = step;
  return rest;
}

function withoutLook(past: PastTrail): PastTrail {
  const { lookAskedAt: _asked, ...rest } = past;
  return rest;
}
