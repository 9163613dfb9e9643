import type { RegistrationRecord } from "../tenant/records.ts";
import type { Unit } from "../unit/unit.ts";

/** Whether the tenant itself says that the device may not be enrolled once more (graph-api b.1, workflow O10). */
export function isEnrollmentBlocked({ registration }: Pick<Unit, "registration">): boolean {
  return isBlocked(registration?.value.userlessEnrollmentStatus) || isBlocked(registration?.value.enrollmentState);
}

/** The registration after it was unblocked. */
export function withoutBlock(record: RegistrationRecord): RegistrationRecord {
  const enrollmentState = isBlocked(record.enrollmentState) ? "notContacted" : record.enrollmentState;
  return { ...record, enrollmentState, userlessEnrollmentStatus: "allowed" };
}

function isBlocked(word: string | undefined): boolean {
  return word?.toLowerCase() === "blocked";
}
