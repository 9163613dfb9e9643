import type { EpochMs } from "../../kernel/brand.ts";
import type { BenchState } from "../bench/bench-state.ts";
import type { TextRef } from "../bench/board-view.ts";
import { serialOf, type Unit } from "../unit/unit.ts";
import { type AssessedRecord, assessRecords } from "./assess-records.ts";
import {
  type Clearing,
  type ClearingStep,
  type ClearingWay,
  currentStep,
  lateAt,
  lookValidMs,
  openClearing,
  proofMs,
} from "./clearing.ts";
import { clearingRefusal } from "./clearing-refusal.ts";
import { confirmationPhrase } from "./confirmation-phrase.ts";
import { isHeldUp } from "./decide-clearing.ts";
import { type DetectedCase, detectCases } from "./detect-cases.ts";
import { recordsLeft } from "./limits.ts";
import type { ReleaseTrail } from "./release-trail.ts";
import { stepsOfWay } from "./steps-of-way.ts";
import { type WayRecord, wayRecords } from "./way-record.ts";

/** One way that is open now: exactly what it would do, and what has to be typed for it. */
export type WayOffer = {
  readonly key: string;
  readonly way: ClearingWay;
  readonly steps: readonly ClearingStep[];
  readonly phrase: string;
  /** How it went for this model before, where that is known. */
  readonly record?: WayRecord;
};

/** The clearing under way, or the last one. */
export type ClearingView = Clearing & {
  /** Until when the step under way is awaited. */
  readonly lateAt?: EpochMs;
  readonly isLate: boolean;
  /** Waits for a person: the step was refused or is late. */
  readonly isHeldUp: boolean;
  readonly isOpen: boolean;
  /** From when the second reading proves that the records are gone. */
  readonly proofAt?: EpochMs;
};

/** Everything the screen shows of a unit's past. */
export type PastView = {
  /** Why it cannot be looked at or cleared now. */
  readonly refusal?: TextRef;
  readonly isLooking: boolean;
  readonly readAt?: EpochMs;
  /** Until when what was read may be decided on. */
  readonly validUntil?: EpochMs;
  readonly errorCode?: string;
  readonly records: readonly AssessedRecord[];
  readonly cases: readonly DetectedCase[];
  readonly offers: readonly WayOffer[];
  readonly recordsLeft: number;
  readonly clearing?: ClearingView;
  readonly release?: ReleaseTrail & { readonly isForeign: boolean };
};

/** What is shown of a unit's past at `now`. */
export function pastView(unit: Unit, state: BenchState, now: EpochMs): PastView {
  const { past } = unit;
  const reading = past?.reading?.value;
  const refusal = clearingRefusal(unit);
  const records = reading === undefined ? [] : assessRecords(unit, state, reading);
  const last = past?.clearings.at(-1);
  const isBusy = openClearing(past) !== undefined;
  return {
    ...(refusal === undefined ? {} : { refusal }),
    isLooking: past?.lookAskedAt !== undefined,
    ...(reading === undefined
      ? {}
      : { readAt: reading.askedAt, validUntil: (reading.askedAt + lookValidMs) as EpochMs }),
    ...(past?.readError === undefined ? {} : { errorCode: past.readError.value.code }),
    records,
    cases: detectCases(unit, records),
    offers: refusal !== undefined || isBusy ? [] : offersOf(unit, state, records),
    recordsLeft: recordsLeft(state.clearings, now),
    ...(last === undefined ? {} : { clearing: clearingView(unit, last, now) }),
    ...(unit.release === undefined ? {} : { release: { ...unit.release, isForeign: unit.stage === "foreignTenant" } }),
  };
}

/** Ways for the cases that were found; where a serial number has several registrations, one for each. */
function offersOf(unit: Unit, state: BenchState, records: readonly AssessedRecord[]): readonly WayOffer[] {
  const known = wayRecords(state, unit.hash?.value.model ?? "");
  const wanted = [...new Set(detectCases(unit, records).flatMap(({ ways }) => ways))];
  const registered = records.filter(({ record }) => record.place === "autopilotDevice").map(({ record }) => record.id);
  return wanted.flatMap((way) => {
    const isByRegistration = way === "unblock" || way === "deregister";
    const choices = isByRegistration ? registered.map((id) => [id]) : [[]];
    return choices.flatMap((chosen): readonly WayOffer[] => {
      const steps = stepsOfWay(way, records, new Set(chosen));
      if (steps.length === 0) return [];
      const record = known.find((count) => count.way === way);
      const offer = { key: [way, ...chosen].join(":"), way, steps, phrase: confirmationPhrase(way, serialOf(unit)) };
      return [record === undefined ? offer : { ...offer, record }];
    });
  });
}

function clearingView(unit: Unit, clearing: Clearing, now: EpochMs): ClearingView {
  const isOpen = openClearing(unit.past) === clearing;
  const awaitedUntil = isOpen ? lateAt(clearing) : undefined;
  const isProving = isOpen && currentStep(clearing) === undefined && clearing.firstGoneAt !== undefined;
  return {
    ...clearing,
    ...(awaitedUntil === undefined ? {} : { lateAt: awaitedUntil }),
    isLate: awaitedUntil !== undefined && now >= awaitedUntil,
    isHeldUp: isOpen && isHeldUp(unit, now),
    isOpen,
    ...(isProving ? { proofAt: ((clearing.firstGoneAt ?? 0) + proofMs) as EpochMs } : {}),
  };
}
