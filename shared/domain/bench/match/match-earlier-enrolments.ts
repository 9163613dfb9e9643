import type { EpochMs } from "../../../kernel/brand.ts";
import { mapGet, mapValues } from "../../../kernel/persistent-map.ts";
import type { Draft } from "../../evidence/draft.ts";
import type { ManagedDeviceRecord } from "../../tenant/records.ts";
import { isUnannouncedStart } from "../../unit/evolve-attempt.ts";
import { currentRun } from "../../unit/life.ts";
import type { Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import { newestByUnit } from "./newest-by-unit.ts";

/**
 * Evidence from one reading of the managed devices about units that are still to be started: an enrolment of an earlier
 * life, and that one which was there is gone.
 */
export function matchEarlierEnrolments(
  state: BenchState,
  records: readonly ManagedDeviceRecord[],
  now: EpochMs,
): readonly Draft[] {
  const newest = newestByUnit(state, records, ({ enrolledAt }) => enrolledAt, isEarlier);
  const seen = [...newest].flatMap(([unit, device]): readonly Draft[] => {
    if (unit.earlierEnrolment?.value.managedDeviceId === device.managedDeviceId) return [];
    return [{ kind: "clearingEnrolmentSeen", source: "E-MD", at: now, unitId: unit.id, device }];
  });
  return [...seen, ...goneOnes(state, newest, now)];
}

function isEarlier(unit: Unit, { enrolledAt }: ManagedDeviceRecord): boolean {
  if (currentRun(unit) !== undefined) return false;
  return enrolledAt === undefined || !isUnannouncedStart(unit, enrolledAt);
}

function* goneOnes(state: BenchState, present: ReadonlyMap<Unit, unknown>, now: EpochMs): Generator<Draft> {
  // Only registered units are told of an earlier enrolment; nobody else's list is read for it.
  for (const id of mapValues(state.byZtdId)) {
    const unit = mapGet(state.units, id);
    if (unit?.earlierEnrolment === undefined || present.has(unit) || unit.stage === "shipped") continue;
    yield { kind: "clearingEnrolmentSeen", source: "E-MD", at: now, unitId: unit.id };
  }
}
