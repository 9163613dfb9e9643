import type { DeviceSignals } from "../../../shared/contract/bridge/device-signals.ts";
import { type DeviceApp, deviceApps } from "./device-apps.ts";
import { extensionOf } from "./device-extension.ts";
import { managedStatus, msiAppsOf, officeAppsOf } from "./device-managed-apps.ts";
import { policyCount, policyUri, provisioningOf } from "./device-provisioning.ts";
import type { DeviceRow, FlowRun } from "./device-rows.ts";
import { sessionOf } from "./device-session.ts";
import { kindProgress, kindShare, type StepProgress } from "./flow-state.ts";
import type { World } from "./world.ts";

type TrackedSignals = Required<
  Pick<DeviceSignals, "provisioning" | "tracking" | "firstSync" | "msiApps" | "officeApps" | "extension" | "session">
>;
type Tracking = NonNullable<DeviceSignals["tracking"]>;

/** `InstallationState` of an app that the page tracks (device-side d.3). */
const trackedStates = { notStarted: 1, inProgress: 2, succeeded: 3, failed: 4 } as const;
/** `InstallationState` of a policy provider: 2 is "not required". */
const providerStates = { notStarted: 1, inProgress: 1, succeeded: 3, failed: 4 } as const;

/** What registry keys other than the page's own show of a run at `now`; nothing before the device is managed. */
export function trackedSignalsOf(world: World, device: DeviceRow, now: number): TrackedSignals {
  const { run } = device;
  const session = sessionOf(world, device, now);
  const provisioning = provisioningOf(world, device, now);
  const isManaged = run !== null && kindProgress(run, "register", now) === "succeeded";
  if (run === null || device.stage === "userFlow" || !isManaged)
    return { provisioning, tracking: null, firstSync: null, msiApps: [], officeApps: [], extension: null, session };
  const agent = kindProgress(run, "prepareManagement", now);
  const isListed = kindProgress(run, "identifyApps", now) === "succeeded";
  const apps = isListed ? deviceApps(world, run, now) : [];
  return {
    provisioning,
    tracking: trackingOf(run, agent, isListed ? apps : undefined, now),
    firstSync: firstSyncOf(world, run),
    msiApps: msiAppsOf(world, run, { progress: agent, share: kindShare(run, "prepareManagement", now) }, apps),
    officeApps: officeAppsOf(apps),
    extension: agent === "succeeded" ? extensionOf(world, run.id, apps, now) : null,
    session,
  };
}

function trackingOf(
  run: FlowRun,
  agent: StepProgress,
  listed: readonly DeviceApp[] | undefined,
  now: number,
): Tracking {
  const own = (listed ?? []).filter(({ installer, blocking }) => installer === "win32" && blocking);
  const apps = own.map(({ id, progress }) => ({
    name: `Win32App_${id}_1`,
    installationState: trackedStates[progress],
    rebootRequired: 1,
  }));
  const trackingPoliciesCreated = listed === undefined ? null : 1;
  return {
    providers: [{ name: "Sidecar", installationState: providerStates[agent], lastError: 0, trackingPoliciesCreated }],
    apps,
    snapshots: snapshotsOf(run, apps, listed ?? [], now),
    provisioningCompleted: null,
    userScope: false,
  };
}

/** `ESPTrackingInfo\Diagnostics`: what the page waits for, by LocURI; nothing before device setup has begun. */
function snapshotsOf(
  run: FlowRun,
  tracked: Tracking["apps"],
  listed: readonly DeviceApp[],
  now: number,
): Tracking["snapshots"] {
  if (kindProgress(run, "securityPolicies", now) === "notStarted") return [];
  const device = "./Device/Vendor/MSFT";
  const applied = Math.floor(kindShare(run, "securityPolicies", now) * policyCount);
  const certificate = kindProgress(run, "certificates", now) === "succeeded" ? 1 : 0;
  const packages = listed.filter(({ installer }) => installer === "msi");
  const all = {
    ExpectedPolicies: Array.from({ length: policyCount }, (_, index) => ({
      name: policyUri(index),
      state: index < applied ? 1 : 0,
    })),
    ExpectedSCEPCerts: [{ name: `${device}/ClientCertificateInstall/SCEP/Contoso`, state: certificate }],
    ExpectedMSIAppPackages: packages.map((app) => ({
      name: `${device}/EnterpriseDesktopAppManagement/MSI/${encodeURIComponent(app.productCode)}/DownloadInstall`,
      state: managedStatus(app),
    })),
    Sidecar: tracked.map(({ name, installationState }) => ({
      name: `${device}/EnrollmentStatusTracking/Setup/Apps/Tracking/Sidecar/${name}`,
      state: installationState ?? 1,
    })),
  };
  return Object.entries(all).flatMap(([kind, values]) => (values.length === 0 ? [] : [{ kind, user: false, values }]));
}

/** The page's settings as the device was told them. `BlockInStatusPage`: 1 reset, 2 retry, 4 continue anyway. */
function firstSyncOf(world: World, run: FlowRun): TrackedSignals["firstSync"] {
  const esp = world.esps.get(run.espId);
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
