import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import type { Effect } from "../bench/plan/effect.ts";
import { isIdentityInDoubt } from "../unit/life.ts";
import { serialOf, type Unit } from "../unit/unit.ts";
import {
  type Clearing,
  currentStep,
  freshForStepMs,
  openClearing,
  proofMs,
  type StepTrail,
  settleMs,
} from "./clearing.ts";

/** What is to be done about a unit's past, and from when. */
export type WantedForPast = { readonly effect: Effect; readonly from: EpochMs };

const soonestMs = 20_000;
const slowestMs = 120_000;

/** The one thing that is next: a look at the three places, or one step of a clearing. Nothing while neither is wanted. */
export function wantedForPast(unit: Unit, now: EpochMs): WantedForPast | undefined {
  const look = {
    kind: "readPast",
    unitId: unit.id,
    serialNumber: serialOf(unit),
    entraDeviceIds: knownObjects(unit),
  } as const;
  const clearing = openClearing(unit.past);
  if (clearing === undefined) {
    const askedAt = unit.past?.lookAskedAt;
    return askedAt === undefined ? undefined : { effect: look, from: askedAt };
  }
  const readAt = unit.past?.reading?.value.askedAt ?? epochMs(0);
  const current = currentStep(clearing);
  if (current === undefined) return { effect: look, from: proofFrom(clearing, readAt) };
  const { step, index } = current;
  switch (step.state) {
    case "todo": {
      // Since it began, it may have come into question which device this is: nothing is sent until that is settled.
      if (isIdentityInDoubt(unit)) return undefined;
      // What is deleted is decided on what stands there now, not on what stood there before a pause.
      const since = Math.max(clearing.startedAt, clearing.resumedAt ?? 0, previousAnswerAt(clearing, index));
      const isFresh = readAt >= Math.max(now - freshForStepMs, since);
      if (!isFresh) return { effect: look, from: now };
      return { effect: { kind: "clearStep", unitId: unit.id, step: index, attempt: step.attempt + 1 }, from: now };
    }
    case "unclear":
      return { effect: look, from: epochMs(Math.max((step.answeredAt ?? 0) + settleMs, readAt + soonestMs)) };
    case "taken":
      return { effect: look, from: nextLook(step, readAt) };
    default:
      return undefined;
  }
}

/** Soon at first, and more rarely the longer it takes. */
function nextLook(step: StepTrail, readAt: EpochMs): EpochMs {
  const sentAt = step.sentAt ?? 0;
  const waitedMs = Math.max(0, readAt - sentAt);
  return epochMs(Math.max(readAt, sentAt) + Math.min(slowestMs, Math.max(soonestMs, Math.round(waitedMs / 4))));
}

/** Deletions are proven by two readings some minutes apart. */
function proofFrom({ firstGoneAt }: Clearing, readAt: EpochMs): EpochMs {
  return firstGoneAt === undefined ? epochMs(readAt + soonestMs) : epochMs(firstGoneAt + proofMs);
}

function previousAnswerAt(clearing: Clearing, index: number): number {
  return clearing.steps[index - 1]?.answeredAt ?? 0;
}

/** Objects in Microsoft Entra that records of this unit name; they cannot be found by its serial number. */
function knownObjects(unit: Unit): readonly string[] {
  const records = [
    ...(unit.past?.reading?.value.records ?? []),
    ...(unit.past?.clearings ?? []).flatMap(({ steps }) => steps.map(({ record }) => record)),
  ];
  const ids = [unit.registration?.value.entraDeviceId ?? "", ...records.map(({ entraDeviceId }) => entraDeviceId)];
  return [...new Set(ids.map((id) => id.toLowerCase()).filter((id) => id !== ""))];
}
