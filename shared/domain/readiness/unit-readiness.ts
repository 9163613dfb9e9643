import { isFailedAttempt } from "../unit/failed-attempt.ts";
import type { Unit } from "../unit/unit.ts";
import { assessReadiness } from "./assess-readiness.ts";
import type { ReadinessCheck } from "./readiness-check.ts";

/** The checks of a unit as last read; none before the device was read. */
export function unitReadiness(unit: Unit): readonly ReadinessCheck[] {
  if (unit.readiness === undefined) return [];
  return assessReadiness(unit.readiness.value, {
    forPreProvisioning: unit.preProvisioning !== false,
    isDuringRun: isReadDuringRun(unit),
    hasFailedBefore: unit.attempts.some(isFailedAttempt),
    mayUseDfci: unit.path !== undefined,
  });
}

/** Whether the last reading was taken after a run began and before rework ended: what it left is then that run's own. */
function isReadDuringRun({ readiness, attempts, reworkEndedAt }: Unit): boolean {
  const readAt = readiness?.seenAt;
  const startedAt = attempts.at(-1)?.startedAt;
  if (readAt === undefined || startedAt === undefined || readAt < startedAt) return false;
  return reworkEndedAt === undefined || reworkEndedAt < startedAt || readAt < reworkEndedAt;
}
