import type { EpochMs } from "../../../kernel/brand.ts";
import type { Draft } from "../../evidence/draft.ts";
import type { ProfileRecord, RegistrationRecord } from "../../tenant/records.ts";
import { currentAttempt, type Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import { unitOfRegistration } from "./find-unit.ts";
import { isWorthRecording } from "./match-registrations.ts";
import { registeredUnits } from "./registered-units.ts";

/**
 * Evidence from one reading of the devices that the expected profile is assigned to: who gained it and who lost it. The
 * rows are registrations, so they also say how each of them stands; absence from this list says nothing of that.
 */
export function matchAssignedDevices(
  state: BenchState,
  profile: ProfileRecord,
  rows: readonly RegistrationRecord[],
  now: EpochMs,
): readonly Draft[] {
  const drafts: Draft[] = [];
  const gained = new Set<Unit>();
  const assigned = new Map(rows.map((row) => [row.ztdId.toLowerCase(), row]));
  const byUnit = Map.groupBy(assigned.values(), (row) => unitOfRow(state, row));
  for (const [unit, [row, rival]] of byUnit) {
    // Which of two is the unit's is sorted out by the list of all devices.
    if (unit === undefined || row === undefined || rival !== undefined || unit.stage === "shipped") continue;
    const isNew = unit.registration === undefined;
    if (isNew) gained.add(unit);
    // A list that shows no status says nothing of the registration but that it is there.
    if (isNew || (row.profileStatus !== "unknown" && isWorthRecording(unit, row, now)))
      drafts.push({ kind: "registrationSeen", source: "E-PRF", at: now, unitId: unit.id, registration: row });
  }
  for (const unit of [...registeredUnits(state), ...gained]) {
    const isAssigned = gained.has(unit) || assigned.has(unit.registration?.value.ztdId.toLowerCase() ?? "");
    if (!isAssignmentNews(unit, profile, isAssigned)) continue;
    const { profileId, name: profileName } = profile;
    const fact = { kind: "profileAssignmentSeen", profileId, profileName, assigned: isAssigned } as const;
    drafts.push({ ...fact, source: "E-PRF", at: now, unitId: unit.id });
  }
  return drafts;
}

/**
 * Whose row this is: the unit known by it, or the one that is being imported. Nothing is sent before the tenant was seen
 * without the unit, so a registration with its serial number and maker is the one that the import made, or one to adopt.
 */
function unitOfRow(state: BenchState, row: RegistrationRecord): Unit | undefined {
  const unit = unitOfRegistration(state, row.ztdId, row.serialNumber, row.manufacturer);
  if (unit?.registration !== undefined)
    return unit.registration.value.ztdId.toLowerCase() === row.ztdId.toLowerCase() ? unit : undefined;
  const ours = unit?.import?.record?.value.registrationId.toLowerCase() ?? "";
  const isOther = ours === "" ? wasDeleted(unit, row) : ours !== row.ztdId.toLowerCase();
  return unit?.stage === "registering" && !isOther ? unit : undefined;
}

/** A profile's list may go on showing what a clearing of the unit's past deleted (graph-api b.5). */
function wasDeleted(unit: Unit | undefined, { ztdId }: RegistrationRecord): boolean {
  const steps = (unit?.past?.clearings ?? []).flatMap((clearing) => clearing.steps);
  return steps.some(({ action, record }) => action === "deleteAutopilotDevice" && record.id === ztdId.toLowerCase());
}

function isAssignmentNews(unit: Unit, profile: ProfileRecord, isAssigned: boolean): boolean {
  const known = unit.profile?.value;
  const isUnchanged = known?.assigned === isAssigned && known.profileId === profile.profileId;
  if (isUnchanged) return isToBeReadAgain(unit);
  return known !== undefined || isAssigned;
}

/** What was seen before the device was switched off, or before its values were changed, says nothing about after. */
function isToBeReadAgain(unit: Unit): boolean {
  const { profile, regroupedAt = 0 } = unit;
  const powerOffAt = currentAttempt(unit)?.powerOff?.at ?? 0;
  return profile !== undefined && profile.seenAt <= Math.max(powerOffAt, regroupedAt);
}
