import type { EpochMs } from "../../../kernel/brand.ts";
import type { Draft } from "../../evidence/draft.ts";
import type { DeploymentEventRecord, ManagedDeviceRecord } from "../../tenant/records.ts";
import { isUnannouncedStart, startMarginMs } from "../../unit/evolve-attempt.ts";
import type { FlowAttempt, Seen } from "../../unit/flow-attempt.ts";
import { currentRun } from "../../unit/life.ts";
import type { Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import { unitBySerial } from "./find-unit.ts";
import { refreshMs } from "./match-registrations.ts";

/**
 * Evidence from one reading of the managed devices: per unit the newest enrolment of this run. An older enrolment with
 * the same serial is not this run's; one since the unit was ready is a start that nobody announced.
 */
export function matchManagedDevices(
  state: BenchState,
  records: readonly ManagedDeviceRecord[],
  now: EpochMs,
): readonly Draft[] {
  const newest = new Map<Unit, ManagedDeviceRecord>();
  for (const device of records) {
    const unit = unitBySerial(state, device.serialNumber);
    if (unit === undefined || unit.stage === "shipped" || !isEnrolmentOfRun(unit, device.enrolledAt)) continue;
    const known = newest.get(unit);
    if ((known?.enrolledAt ?? 0) <= (device.enrolledAt ?? 0)) newest.set(unit, device);
  }
  return [...newest].flatMap(([unit, device]): readonly Draft[] => {
    const run = currentRun(unit);
    if (run !== undefined && !isWorthRecording(run, run.managed, device, now)) return [];
    return [{ kind: "managedDeviceSeen", source: "E-MD", at: now, unitId: unit.id, device }];
  });
}

function isEnrolmentOfRun(unit: Unit, enrolledAt: EpochMs | undefined): boolean {
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
  const newest = new Map<string, DeploymentEventRecord>();
  for (const event of records) {
    const unit = unitBySerial(state, event.serialNumber);
    const attempt = unit === undefined ? undefined : currentRun(unit);
    if (unit === undefined || attempt === undefined || !isOfRun(attempt, event.startedAt)) continue;
    const known = newest.get(unit.id);
    if ((known?.startedAt ?? 0) <= (event.startedAt ?? 0)) newest.set(unit.id, event);
  }
  const drafts: Draft[] = [];
  for (const event of newest.values()) {
    const unit = unitBySerial(state, event.serialNumber);
    const attempt = unit === undefined ? undefined : currentRun(unit);
    if (unit === undefined || attempt === undefined || unit.stage === "shipped") continue;
    if (!isWorthRecording(attempt, attempt.event, event, now)) continue;
    drafts.push({ kind: "deploymentEventSeen", source: "E-EVT", at: now, unitId: unit.id, event });
  }
  return drafts;
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
