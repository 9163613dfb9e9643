import { isFailedAttempt } from "../unit/failed-attempt.ts";
import { currentAttempt, type Unit } from "../unit/unit.ts";

/** Whether the last run of the technician flow failed, and the unit is still at the bench to be asked about it. */
export function hasFailed(unit: Unit): boolean {
  const attempt = currentAttempt(unit);
  if (attempt === undefined || unit.shipped !== undefined || unit.aside?.kind === "routedToIt") return false;
  return isFailedAttempt(attempt);
}
