import type { Unit } from "../unit/unit.ts";

/** Statuses under which the assigned profile may be used; Microsoft's spelling (graph-api b.3). */
const assignedStatuses: ReadonlySet<string> = new Set(["assignedInSync", "assignedUnkownSyncState"]);

/**
 * Whether the unit may be started as far as the tenant is concerned: status assigned and in sync, a real assignment
 * date, and the expected profile listing this device.
 */
export function isProfileReady(unit: Unit): boolean {
  const registration = unit.registration?.value;
  if (registration === undefined || unit.profile?.value.assigned !== true) return false;
  return assignedStatuses.has(registration.profileStatus) && registration.profileAssignedAt !== undefined;
}
