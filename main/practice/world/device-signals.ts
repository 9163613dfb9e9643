import type { DeviceSignals } from "../../../shared/contract/bridge/device-signals.ts";
import type { DeviceRow, FlowRun, FlowStep } from "./device-rows.ts";
import { trackedSignalsOf } from "./device-tracking.ts";
import { appsInstalled, kindProgress, progressOfAll, type StepProgress } from "./flow-state.ts";
import type { World } from "./world.ts";

type Line = { readonly name: string; readonly text: string; readonly progress: StepProgress };

/** What the registry of a device shows of its technician flow at `now`: nothing before anything happened. */
export function signalsOf(world: World, device: DeviceRow, address: string, now: number): DeviceSignals {
  const { run } = device;
  const started = run !== null && device.stage !== "userFlow";
  const setupBegan = started && run.steps.some((step) => step.phase === "deviceSetup" && step.startsAt <= now);
  return {
    address,
    observedAt: new Date(now).toISOString(),
    devicePreparation: started ? categoryText(device, preparationLines(run, now), "DevicePreparation") : null,
    deviceSetup: setupBegan ? categoryText(device, setupLines(run, now), "DeviceSetup") : null,
    accountSetup: null,
    profileName: started ? run.profileName : null,
    assignedTenantId: started ? world.tenant.tenantId : null,
    // Windows counts none: they show by the time of its last start.
    restarts: null,
    ...trackedSignalsOf(world, device, now),
  };
}

/** The sub-steps of device preparation, all of them from the start on. */
const preparation = [
  { kind: "secureHardware", name: "TpmAttestation", text: "Securing your hardware" },
  { kind: "join", name: "AadjStatus", text: "Joining your organization's network" },
  { kind: "register", name: "MdmEnrollment", text: "Registering your device for mobile management" },
  { kind: "prepareManagement", name: "EspProviders", text: "Preparing your device for mobile management" },
] as const;

function preparationLines(run: FlowRun, now: number): readonly Line[] {
  return preparation.map(({ kind, name, text }) => {
    const progress = kindProgress(run, kind, now);
    return { name, text: withCode(text, progress, run), progress };
  });
}

function setupLines(run: FlowRun, now: number): readonly Line[] {
  const of = (kind: FlowStep["kind"]): StepProgress => kindProgress(run, kind, now);
  const policies = of("securityPolicies");
  const certificates = of("certificates");
  const apps = run.steps.filter((step) => step.kind === "identifyApps" || step.kind === "installApp");
  const appsProgress = progressOfAll(run, apps, now);
  return [
    {
      name: "SecurityPolicies",
      text: `Security policies (${policies === "succeeded" ? 1 : 0} of 1 applied)`,
      progress: policies,
    },
    {
      name: "Certificates",
      text: `Certificates (${certificates === "succeeded" ? 1 : 0} of 1 applied)`,
      progress: certificates,
    },
    { name: "NetworkConnections", text: "Network connections (No setup needed)", progress: of("network") },
    { name: "Apps", text: appsText(run, appsProgress, now), progress: appsProgress },
  ];
}

function appsText(run: FlowRun, progress: StepProgress, now: number): string {
  if (progress === "failed") return `Apps (${run.end?.errorCode ?? "Error"})`;
  const identified = run.steps.some((step) => step.kind === "installApp" && step.startsAt <= now);
  if (!identified) return "Apps (Identifying)";
  return `Apps (${appsInstalled(run, now)} of ${run.appCount} installed)`;
}

function withCode(label: string, progress: StepProgress, run: FlowRun): string {
  return progress === "failed" ? `${label} (${run.end?.errorCode ?? "Error"})` : label;
}

/** Both forms that Windows builds write: a text per subcategory, or an object with its state. */
function categoryText(device: DeviceRow, lines: readonly Line[], category: string): string {
  const failed = lines.some((line) => line.progress === "failed");
  const succeeded = lines.every((line) => line.progress === "succeeded");
  const message = failed ? "Failed" : succeeded ? "Complete" : "Working on it...";
  const resolved = failed || succeeded ? { categorySucceeded: succeeded } : {};
  const entries = lines.map((line) =>
    device.signalForm === "flat"
      ? [`${line.name}Subcategory`, line.text]
      : [`${category}.${line.name}Subcategory`, { subcategoryState: line.progress, subcategoryStatusText: line.text }],
  );
  return JSON.stringify({ ...resolved, categoryStatusMessage: message, ...Object.fromEntries(entries) });
}
