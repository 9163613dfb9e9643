import type { FlowAppState } from "./flow-app.ts";

type Scale = Readonly<Record<number, FlowAppState>>;

/** `Status` of MSI and Office through MDM, and the steps on the way (device-side d.5). */
const managedScale: Scale = {
  0: "waiting",
  10: "waiting",
  20: "running",
  25: "running",
  30: "failed",
  40: "running",
  48: "waiting",
  50: "running",
  55: "running",
  60: "failed",
  70: "done",
};

/** `InstallationState` of `EnrollmentStatusTracking` and of its `Sidecar` snapshots (d.3). */
const trackingScale: Scale = { 1: "waiting", 2: "running", 3: "done", 4: "failed" };

/** `WorkloadState` of `ProvisioningProgress` (d.6). */
const workloadScale: Scale = {
  0: "waiting",
  1: "done",
  2: "skipped",
  3: "done",
  4: "failed",
  5: "running",
  6: "restart",
  7: "failed",
};

/** State of an app that MDM installs; a number that is not listed is unknown. */
export function managedAppState(status: number): FlowAppState {
  return managedScale[status] ?? "unknown";
}

/** State of an app that the page tracks. */
export function trackedAppState(installationState: number): FlowAppState {
  return trackingScale[installationState] ?? "unknown";
}

/** State of a workload of the Intune Management Extension. */
export function workloadAppState(workloadState: number): FlowAppState {
  return workloadScale[workloadState] ?? "unknown";
}

/** State by `EnforcementState`, which comes in thousands: finer numbers are not documented. */
export function enforcedAppState(enforcementState: number): FlowAppState {
  switch (Math.floor(enforcementState / 1000)) {
    case 1:
      return "done";
    case 2:
      return "running";
    case 3:
      return "skipped";
    case 5:
      return "failed";
    case 6:
      return "waiting";
    default:
      return "unknown";
  }
}

/** State by `Status` of `StatusServiceReports`, which the page shows. */
export function reportedAppState(status: number): FlowAppState {
  if (status === 1000) return "done";
  if (status === 1001) return "running";
  if (status === 3000) return "failed";
  return status >= 2000 && status <= 2999 ? "skipped" : "unknown";
}
