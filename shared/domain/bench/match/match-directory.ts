import type { EpochMs } from "../../../kernel/brand.ts";
import { mapGet } from "../../../kernel/persistent-map.ts";
import type { Draft } from "../../evidence/draft.ts";
import type { DirectoryDeviceRecord, GroupRecord } from "../../tenant/records.ts";
import type { Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import { registeredUnits } from "./registered-units.ts";

/** Evidence from one reading of the device groups: units whose membership is new or changed. */
export function matchGroupMemberships(
  state: BenchState,
  groups: readonly GroupRecord[],
  now: EpochMs,
): readonly Draft[] {
  const namesByDevice = new Map<string, { readonly groupId: string; readonly name: string }[]>();
  for (const { groupId, name, deviceIds } of groups) {
    for (const id of deviceIds) {
      const key = id.toLowerCase();
      namesByDevice.set(key, [...(namesByDevice.get(key) ?? []), { groupId, name }]);
    }
  }
  const drafts: Draft[] = [];
  for (const unit of registeredUnits(state)) {
    const found = namesByDevice.get(unit.registration?.value.entraDeviceId.toLowerCase() ?? "") ?? [];
    if (unit.groups !== undefined && JSON.stringify(unit.groups.value) === JSON.stringify(found)) continue;
    drafts.push({ kind: "groupMembershipSeen", source: "E-GRP", at: now, unitId: unit.id, groups: found });
  }
  return drafts;
}

/** Evidence from one reading of the directory's device objects: new ones, and those that were enabled, joined or renamed. */
export function matchDirectoryDevices(
  state: BenchState,
  records: readonly DirectoryDeviceRecord[],
  now: EpochMs,
): readonly Draft[] {
  const found = new Map<Unit, DirectoryDeviceRecord>();
  for (const device of records) {
    const id = mapGet(state.byZtdId, device.ztdId);
    const unit = id === undefined ? undefined : mapGet(state.units, id);
    if (unit === undefined || unit.stage === "shipped") continue;
    // A device that joined twice has two objects: the enabled one is in use.
    if (!found.has(unit) || device.enabled) found.set(unit, device);
  }
  return [...found].flatMap(([unit, device]): readonly Draft[] => {
    if (JSON.stringify(unit.directoryDevice?.value) === JSON.stringify(device)) return [];
    return [{ kind: "directoryDeviceSeen", source: "E-DIR", at: now, unitId: unit.id, device }];
  });
}
