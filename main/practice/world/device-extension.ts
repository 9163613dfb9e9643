import type { DeviceSignals } from "../../../shared/contract/bridge/device-signals.ts";
import { type DeviceApp, signedCode } from "./device-apps.ts";
import { drawGuid } from "./random.ts";
import type { World } from "./world.ts";

type Extension = NonNullable<DeviceSignals["extension"]>;

/** First number of `EnforcementState` (device-side d.6). */
const enforcementStates = { notStarted: 2009, inProgress: 2009, succeeded: 1000, failed: 5003 } as const;
/** `Status` of the reports that the page shows. */
const reportStates = { notStarted: null, inProgress: 1001, succeeded: 1000, failed: 3000 } as const;
/** `WorkloadState` of `ProvisioningProgress`. */
const workloadStates = { notStarted: 0, inProgress: 5, succeeded: 1, failed: 4 } as const;

/** `HKLM\SOFTWARE\Microsoft\IntuneManagementExtension` of a device whose page has its list of apps. */
export function extensionOf(world: World, runId: string, apps: readonly DeviceApp[], now: number): Extension {
  const own = apps.filter(({ installer }) => installer === "win32");
  return {
    apps: own.filter(({ progress }) => progress !== "notStarted").map((app) => keysOf(app, now)),
    provisioningProgress: JSON.stringify({ Workloads: own.map(workloadOf) }),
    scripts: [{ scriptId: drawGuid(world.seed, "script", runId), result: "Success", errorCode: 0 }],
  };
}

function keysOf({ id, progress, blocking, endedAt, errorCode }: DeviceApp, now: number): Extension["apps"][number] {
  return {
    appId: id,
    revision: 1,
    deviceContext: true,
    // An app that is not found afterwards was installed by an installer that says all is well.
    exitCode: progress === "inProgress" ? null : 0,
    intent: 3,
    lastUpdated: new Date(Math.min(now, endedAt ?? now)).toISOString(),
    enforcement: JSON.stringify({
      EnforcementState: enforcementStates[progress],
      ErrorCode: signedCode(errorCode),
      TargetingMethod: 0,
    }),
    compliance: JSON.stringify({
      Applicability: 0,
      ComplianceState: progress === "succeeded" ? 1 : 2,
      DesiredState: 2,
      ErrorCode: null,
    }),
    espPhase: blocking ? "2" : null,
    reportStatus: reportStates[progress],
  };
}

function workloadOf({ id, displayName, progress, startedAt, endedAt, errorCode }: DeviceApp): object {
  return {
    WorkloadId: id,
    FriendlyName: displayName,
    WorkloadState: workloadStates[progress],
    StartTime: jsonTime(startedAt),
    EndTime: jsonTime(endedAt),
    ErrorCode: signedCode(errorCode),
  };
}

/** A time as .NET writes it into JSON. */
function jsonTime(at: number | null): string | null {
  return at === null ? null : `/Date(${at})/`;
}
