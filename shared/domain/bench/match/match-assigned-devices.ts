import type { EpochMs } from "../../../kernel/brand.ts";
import { mapGet, mapValues } from "../../../kernel/persistent-map.ts";
import type { Draft } from "../../evidence/draft.ts";
import type { ProfileRecord } from "../../tenant/records.ts";
import { currentAttempt, type Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";

/** Evidence from one reading of the devices that the expected profile is assigned to: who gained it and who lost it. */
export function matchAssignedDevices(
  state: BenchState,
  profile: ProfileRecord,
  ztdIds: readonly string[],
  now: EpochMs,
): readonly Draft[] {
  const assigned = new Set(ztdIds.map((id) => id.toLowerCase()));
  const drafts: Draft[] = [];
  for (const id of mapValues(state.byZtdId)) {
    const unit = mapGet(state.units, id);
    const ztdId = unit?.registration?.value.ztdId;
    if (unit === undefined || ztdId === undefined || unit.stage === "shipped") continue;
    const isAssigned = assigned.has(ztdId.toLowerCase());
    const known = unit.profile?.value;
    const isUnchanged = known?.assigned === isAssigned && known.profileId === profile.profileId;
    if (isUnchanged && !isToBeReadAgain(unit)) continue;
    if (known === undefined && !isAssigned) continue;
    const { profileId, name: profileName } = profile;
    drafts.push({
      kind: "profileAssignmentSeen",
      source: "E-PRF",
      at: now,
      unitId: unit.id,
      profileId,
      profileName,
      assigned: isAssigned,
    });
  }
  return drafts;
}

/** What was seen before the device was switched off says nothing about after. */
function isToBeReadAgain(unit: Unit): boolean {
  const { profile } = unit;
  const powerOffAt = currentAttempt(unit)?.powerOff?.at;
  return powerOffAt !== undefined && profile !== undefined && profile.seenAt <= powerOffAt;
}
