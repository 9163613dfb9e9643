import type { Unit } from "../unit/unit.ts";

/** Statuses under which the assigned profile may be used; Microsoft's spelling (graph-api b.3). */
const assignedStatuses: ReadonlySet<string> = new Set(["assignedInSync", "assignedUnkownSyncState"]);

/**
 * Whether the unit may be started as far as the tenant is concerned: status assigned and in sync, a real assignment
 * date, the expected profile listing this device, and the order's own group tag: with another one the unit could never
 * be shipped, and a tag that was just changed still has to reach group and profile (workflow rule G13). While its values
 * are being changed the device would start with the old ones.
 */
export function isProfileReady(unit: Unit): boolean {
  const registration = unit.registration?.value;
  if (registration === undefined || unit.profile?.value.assigned !== true || unit.change !== undefined) return false;
  if (registration.groupTag !== unit.wantedTag) return false;
  return assignedStatuses.has(registration.profileStatus) && registration.profileAssignedAt !== undefined;
}
