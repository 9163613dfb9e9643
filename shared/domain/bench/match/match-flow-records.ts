import type { EpochMs } from "../../../kernel/brand.ts";
import type { Draft } from "../../evidence/draft.ts";
import type { DeploymentEventRecord, ManagedDeviceRecord } from "../../tenant/records.ts";
import { isUnannouncedStart, startMarginMs } from "../../unit/evolve-attempt.ts";
import type { FlowAttempt, Seen } from "../../unit/flow-attempt.ts";
import { currentRun } from "../../unit/life.ts";
import type { Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import { refreshMs } from "./match-registrations.ts";
import { newestByUnit } from "./newest-by-unit.ts";

/**
 * Evidence from one reading of the managed devices: per unit the newest enrolment of this run. An older enrolment with
 * the same serial is not this run's; one since the unit was ready is a start that nobody announced.
 */
export function matchManagedDevices(
  state: BenchState,
  records: readonly ManagedDeviceRecord[],
  now: EpochMs,
): readonly Draft[] {
  const newest = newestByUnit(state, records, ({ enrolledAt }) => enrolledAt, isEnrolmentOfRun);
  return [...newest].flatMap(([unit, device]): readonly Draft[] => {
    const run = currentRun(unit);
    if (run !== undefined && !isWorthRecording(run, run.managed, device, now)) return [];
    return [{ kind: "managedDeviceSeen", source: "E-MD", at: now, unitId: unit.id, device }];
  });
}

function isEnrolmentOfRun(unit: Unit, { enrolledAt }: ManagedDeviceRecord): boolean {
  const run = currentRun(unit);
  if (run !== undefined) return isOfRun(run, enrolledAt);
  return enrolledAt !== undefined && isUnannouncedStart(unit, enrolledAt);
}

/** Evidence from one reading of the deployment report: per unit the newest row of this run. */
export function matchDeploymentEvents(
  state: BenchState,
  records: readonly DeploymentEventRecord[],
  now: EpochMs,
): readonly Draft[] {
  const newest = newestByUnit(state, records, ({ startedAt }) => startedAt, isEventOfRun);
  return [...newest].flatMap(([unit, event]): readonly Draft[] => {
    const run = currentRun(unit);
    if (run === undefined || !isWorthRecording(run, run.event, event, now)) return [];
    return [{ kind: "deploymentEventSeen", source: "E-EVT", at: now, unitId: unit.id, event }];
  });
}

function isEventOfRun(unit: Unit, { startedAt }: DeploymentEventRecord): boolean {
  const run = currentRun(unit);
  return run !== undefined && isOfRun(run, startedAt);
}

function isOfRun(attempt: FlowAttempt, at: EpochMs | undefined): boolean {
  return at !== undefined && at >= attempt.enrolFrom - startMarginMs;
}

/** Changed, older than an hour, or last seen before the device was switched off. */
function isWorthRecording<T>(attempt: FlowAttempt, known: Seen<T> | undefined, record: T, now: EpochMs): boolean {
  if (known === undefined || now - known.seenAt >= refreshMs) return true;
  if (attempt.powerOff !== undefined && known.seenAt <= attempt.powerOff.at) return true;
  return JSON.stringify(known.value) !== JSON.stringify(record);
}
