import type { DeviceRow, FlowRun } from "./device-rows.ts";
import { minuteMs, secondMs } from "./durations.ts";
import { drawBetween, drawGuid } from "./random.ts";
import { findIdentityBySerial } from "./registration.ts";
import type { ReportRow } from "./tenant-rows.ts";
import type { World } from "./world.ts";
import type { ReportEnd } from "./world-events.ts";

/** Id of the report row of one run; a retry belongs to the row of its first try. */
function reportIdOf(world: World, device: DeviceRow, run: FlowRun): string {
  return drawGuid(world.seed, "report", device.id, run.attempt);
}

/** Adds the report row of a device that has just enrolled; it shows 1 to 5 minutes later and reads `inProgress`. */
export function addReport(world: World, device: DeviceRow, run: FlowRun, at: number): void {
  const id = reportIdOf(world, device, run);
  const identity = findIdentityBySerial(world, device.serialNumber);
  if (identity === undefined || world.reports.get(id) !== undefined) return;
  const managed = world.managedDevices.get(identity.managedDeviceId);
  world.reports.put({
    id,
    serialNumber: device.serialNumber,
    managedDeviceId: identity.managedDeviceId,
    deviceName: managed?.deviceName ?? "",
    osVersion: managed?.osVersion ?? "",
    registeredAt: identity.registeredAt,
    startedAt: run.startedAt,
    enrolledAt: at,
    endedAt: null,
    eventAt: at,
    visibleAt: at + reportLagMs(world, device, run),
    deploymentState: "inProgress",
    deviceSetupStatus: "inProgress",
    accountSetupStatus: "notAttempted",
    deviceSetupSeconds: 0,
    enrollmentState: "enrolled",
    failureDetails: "",
    espId: run.espId,
    espName: world.esps.get(run.espId)?.displayName ?? "",
    profileName: run.profileName,
  });
}

/** Rows show after a minute at the earliest, or at once where the report has no lag at all. */
function reportLagMs(world: World, device: DeviceRow, run: FlowRun): number {
  const latest = world.switches.reportLagMinutes * 60;
  return drawBetween(world.seed, Math.min(60, latest), latest, "reportDelay", device.id, run.attempt) * secondMs;
}

/** Plans what the report says of a finished run: 5 to 15 minutes later, never for a report that gave up. */
export function planReportEnd(
  world: World,
  device: DeviceRow,
  run: FlowRun,
  result: "success" | "failure",
  at: number,
): void {
  if (device.character === "reportNeverUpdates") return;
  if (at - run.startedAt > world.switches.reportGivesUpAfterMinutes * minuteMs) return;
  const delayMs = drawBetween(world.seed, 300, 900, "reportEndDelay", device.id, run.attempt, run.retries) * secondMs;
  const espWasOff = world.esps.get(run.espId)?.showInstallationProgress === false;
  const setupStart = run.steps.find((step) => step.phase === "deviceSetup")?.startsAt ?? at;
  const deviceSetupSeconds = Math.max(0, Math.round((at - setupStart) / secondMs));
  const end: ReportEnd = { endedAt: at, result, deviceSetupSeconds, espWasOff };
  world.plan(at + delayMs, { type: "reportUpdated", reportId: reportIdOf(world, device, run), end });
}

/** Writes the outcome of a run into its row; a failure stays one even when a retry went well. */
export function updateReport(world: World, reportId: string, end: ReportEnd, at: number): void {
  const row = world.reports.get(reportId);
  if (row === undefined) return;
  if (row.deploymentState === "failure" && end.result === "success") {
    if (!world.switches.retryLeavesFailure)
      world.reports.put({
        ...finished(row, end, at),
        deploymentState: "successOnRetry",
        deviceSetupStatus: "successOnRetry",
      });
    return;
  }
  const deviceSetupStatus = end.espWasOff ? world.switches.espOffStatus : end.result;
  world.reports.put({ ...finished(row, end, at), deploymentState: end.result, deviceSetupStatus });
}

function finished(row: ReportRow, end: ReportEnd, at: number): ReportRow {
  return { ...row, endedAt: end.endedAt, eventAt: at, deviceSetupSeconds: end.deviceSetupSeconds };
}
