import { assessReadiness } from "../../../../shared/domain/readiness/assess-readiness.ts";
import type { CheckState } from "../../../../shared/domain/readiness/check.ts";
import type {
  ReadinessAdvice,
  ReadinessCheckName,
  ReadinessContext,
} from "../../../../shared/domain/readiness/readiness-check.ts";
import type { ReadinessReading } from "../../../../shared/domain/readiness/readiness-facts.ts";
import { type FactChanges, readinessReading } from "../../../support/readiness-facts.ts";

/** A device that is to be pre-provisioned, after a run that failed. */
export const flow: ReadinessContext = {
  forPreProvisioning: true,
  isDuringRun: false,
  hasFailedBefore: true,
  mayUseDfci: true,
};
/** Every check of a sound device with some facts changed. */
export const assess = (changes: FactChanges, more: Partial<ReadinessReading> = {}, context = flow) =>
  assessReadiness(readinessReading(changes, more), context);
/** State and advice of one check. */
export const checkOf = (
  name: ReadinessCheckName,
  changes: FactChanges,
  more?: Partial<ReadinessReading>,
): unknown[] => {
  const found = assess(changes, more).find(({ check }) => check === name);
  return [found?.state, found?.advice];
};

/** A check, how it comes out, what is advised, and what was read instead of a sound device's facts. */
export type Row = readonly [ReadinessCheckName, CheckState, ReadinessAdvice | undefined, FactChanges];
