import type { DeviceSignals } from "../../../shared/contract/bridge/device-signals.ts";
import type { DeviceRow, FlowRun, FlowStep } from "./device-rows.ts";
import { progressOf, progressOfAll, type StepProgress } from "./flow-state.ts";
import { drawGuid } from "./random.ts";
import type { World } from "./world.ts";

type TrackedSignals = Required<
  Pick<DeviceSignals, "tracking" | "firstSync" | "msiApps" | "officeApps" | "extension" | "session">
>;

/** `InstallationState` of the tracking keys. */
const installationStates = { notStarted: 1, inProgress: 2, succeeded: 3, failed: 4 } as const;
/** `Status` of an MSI that management installs. */
const msiStates = { notStarted: 10, inProgress: 50, succeeded: 70, failed: 60 } as const;
/** First number of the extension's `EnforcementState`. */
const enforcementStates = { notStarted: 2009, inProgress: 2009, succeeded: 1000, failed: 5003 } as const;
/** `Status` of the extension's reports for the page. */
const reportStates = { notStarted: null, inProgress: 1001, succeeded: 1000, failed: 3000 } as const;

/** What registry keys other than the page's own show of a run at `now`; nothing before it began. */
export function trackedSignalsOf(world: World, device: DeviceRow, now: number): TrackedSignals {
  const { run } = device;
  const session = sessionOf(device, now);
  if (run === null || device.stage === "userFlow") {
    return { tracking: null, firstSync: null, msiApps: [], officeApps: [], extension: null, session };
  }
  const isManaged = stepsOf(run, "register").some((step) => progressOf(run, step, now) === "succeeded");
  const extension = progressOfAll(run, stepsOf(run, "prepareManagement"), now);
  return {
    tracking: isManaged ? trackingOf(world, run, extension, now) : null,
    firstSync: isManaged ? firstSyncOf(world, run) : null,
    msiApps: isManaged
      ? [{ productCode: agentCode(world, run), status: msiStates[extension], lastError: 0, fileName: agentFile }]
      : [],
    officeApps: [],
    extension: extension === "succeeded" ? extensionOf(world, run, now) : null,
    session,
  };
}

const agentFile = "IntuneWindowsAgent.msi";

function agentCode(world: World, run: FlowRun): string {
  return `{${drawGuid(world.seed, "agent", run.id).toUpperCase()}}`;
}

function stepsOf(run: FlowRun, kind: FlowStep["kind"]): readonly FlowStep[] {
  return run.steps.filter((step) => step.kind === kind);
}

/** Id of an app of the tenant; the world's apps come in the order in which the page installs them. */
function appIdOf(world: World, { app }: FlowStep): string {
  return world.apps.all()[app - 1]?.id ?? drawGuid(world.seed, "app", app);
}

function trackingOf(world: World, run: FlowRun, extension: StepProgress, now: number): TrackedSignals["tracking"] {
  const isListed = stepsOf(run, "identifyApps").some((step) => progressOf(run, step, now) === "succeeded");
  const installs = isListed ? stepsOf(run, "installApp") : [];
  const apps = installs.map((step) => ({
    name: `Win32App_${appIdOf(world, step)}_1`,
    installationState: installationStates[progressOf(run, step, now)],
    rebootRequired: 1,
  }));
  const provider = { name: "Sidecar", installationState: installationStates[extension], lastError: 0 };
  const values = apps.map(({ name, installationState }) => ({
    name: `./Device/Vendor/MSFT/EnrollmentStatusTracking/Setup/Apps/Tracking/Sidecar/${name}`,
    state: installationState,
  }));
  return {
    providers: [{ ...provider, trackingPoliciesCreated: isListed ? 1 : null }],
    apps,
    snapshots: isListed ? [{ kind: "Sidecar", user: false, values }] : [],
    provisioningCompleted: null,
    userScope: false,
  };
}

/** The page's settings as the device was told them. `BlockInStatusPage`: 1 reset, 2 retry, 4 continue anyway. */
function firstSyncOf(world: World, run: FlowRun): TrackedSignals["firstSync"] {
  const esp = world.esps.all().find(({ id }) => id === run.espId);
  if (esp === undefined) return null;
  const reset = esp.allowDeviceResetOnInstallFailure ? 1 : 0;
  const retry = esp.blockDeviceSetupRetryByUser ? 0 : 2;
  const goOn = esp.allowDeviceUseOnInstallFailure ? 4 : 0;
  return {
    skipDeviceStatusPage: esp.showInstallationProgress ? 0 : 1,
    skipUserStatusPage: 0xff_ff_ff_ff,
    syncFailureTimeout: esp.timeoutMinutes,
    blockInStatusPage: reset + retry + goOn,
    customErrorMessage: esp.customErrorMessage,
    serverProvisioningDone: null,
    syncDone: null,
  };
}

function extensionOf(world: World, run: FlowRun, now: number): TrackedSignals["extension"] {
  const apps = stepsOf(run, "installApp")
    .map((step) => ({ step, progress: progressOf(run, step, now) }))
    .filter(({ progress }) => progress !== "notStarted")
    .map(({ step, progress }) => ({
      appId: appIdOf(world, step),
      revision: 1,
      deviceContext: true,
      exitCode: progress === "inProgress" ? null : 0,
      intent: 3,
      lastUpdated: new Date(Math.min(now, step.endsAt ?? now)).toISOString(),
      enforcement: JSON.stringify({
        EnforcementState: enforcementStates[progress],
        ErrorCode: progress === "failed" ? signed(run.end?.errorCode) : 0,
        TargetingMethod: 0,
      }),
      espPhase: "2",
      reportStatus: reportStates[progress],
    }));
  return { apps, provisioningProgress: null, scripts: [] };
}

/** A code such as `0x87D1041C` as the signed number that the extension writes. */
function signed(code: string | undefined): number {
  return Number.parseInt(code ?? "0", 16) | 0;
}

function sessionOf({ run, stage }: DeviceRow, now: number): TrackedSignals["session"] {
  const started = run !== null && stage !== "userFlow";
  const isJoined = started && stepsOf(run, "join").some((step) => progressOf(run, step, now) === "succeeded");
  const restarts = started ? stepsOf(run, "restart").filter((step) => step.endsAt !== null && step.endsAt <= now) : [];
  const lastBoot = restarts.at(-1)?.endsAt;
  return {
    outOfBoxState: 1,
    desktop: "oobe",
    joinUser: isJoined ? "placeholder" : "none",
    lastBootAt: lastBoot === undefined || lastBoot === null ? null : new Date(lastBoot).toISOString(),
    rebootRequired: null,
    managedDeviceId: null,
    devicePreparationHint: 0,
  };
}
