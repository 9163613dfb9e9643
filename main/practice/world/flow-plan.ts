import { clockErrorOf } from "./device-clock.ts";
import type { DeviceRow, FlowEnd, FlowRun, FlowStep } from "./device-rows.ts";
import { secondMs } from "./durations.ts";
import { draw, drawBetween, drawGuid } from "./random.ts";
import type { AppRow, EspRow } from "./tenant-setup-rows.ts";

/** What decides how a technician flow goes. */
export type FlowConditions = {
  readonly seed: number;
  readonly device: DeviceRow;
  readonly attempt: number;
  readonly retries: number;
  readonly startsAt: number;
  readonly profileName: string;
  readonly preprovisioningAllowed: boolean;
  /** The device was managed before and was neither deleted nor unblocked. */
  readonly blockedAsReused: boolean;
  readonly esp: EspRow;
  readonly apps: readonly AppRow[];
  /** A retry goes on in the apps instead of starting over. */
  readonly fromApps: boolean;
};

type Draft = Omit<FlowStep, "startsAt" | "endsAt"> & { readonly durationMs: number | null };
type Failure = { readonly after: FlowStep["kind"]; readonly app: number; readonly errorCode: string };

/** A device that restarts often does so after each of its first apps. */
const mostRestarts = 5;

/** Plans a whole technician flow: every step with its times and how it ends, 18 to 40 minutes when all goes well. */
export function planFlow(conditions: FlowConditions): FlowRun {
  const { seed, device, attempt, retries, startsAt, esp } = conditions;
  const drafts = draftSteps(conditions);
  const failure = failureOf(conditions);
  const steps: FlowStep[] = [];
  let end: FlowEnd | null = null;
  let at = startsAt;
  for (const draft of drafts) {
    const { durationMs, ...step } = draft;
    const fails = failure !== undefined && draft.kind === failure.after && draft.app === failure.app;
    const endsAt = durationMs === null ? null : at + durationMs;
    steps.push({ ...step, startsAt: at, endsAt });
    if (endsAt === null) break;
    at = endsAt;
    if (fails) {
      end = { at, result: "failure", errorCode: failure.errorCode, failedStep: draft.label };
      break;
    }
  }
  const last = steps.at(-1);
  if (end === null && last?.endsAt !== null) end = { at, result: "success", errorCode: "", failedStep: "" };
  if (end?.result !== "failure" && !esp.showInstallationProgress) end = earlySuccess(steps);
  return {
    id: drawGuid(seed, "run", device.id, attempt, retries),
    attempt,
    retries,
    startedAt: startsAt,
    steps,
    end,
    appCount: conditions.apps.length,
    profileName: conditions.profileName,
    espId: esp.id,
  };
}

/** With the page off nothing holds the device: success shows as soon as it is managed, while apps still install. */
function earlySuccess(steps: readonly FlowStep[]): FlowEnd {
  const managed = steps.findLast((step) => step.phase === "devicePreparation");
  return {
    at: (managed?.endsAt ?? steps[0]?.startsAt ?? 0) + 20 * secondMs,
    result: "success",
    errorCode: "",
    failedStep: "",
  };
}

function failureOf(conditions: FlowConditions): Failure | undefined {
  const { device, apps } = conditions;
  if (device.character === "noTpm") return { after: "secureHardware", app: 0, errorCode: "0x800705B4" };
  if (clockErrorOf(device) !== 0) return { after: "secureHardware", app: 0, errorCode: "0x80072F8F" };
  if (!conditions.preprovisioningAllowed) return { after: "register", app: 0, errorCode: "0x80180005" };
  if (conditions.blockedAsReused) return { after: "register", app: 0, errorCode: "0x80180014" };
  if (device.character === "appFails" || (device.character === "appFailsOnce" && conditions.retries === 0)) {
    const broken = apps.findIndex((app) => app.neverDetected);
    if (broken >= 0) return { after: "installApp", app: broken + 1, errorCode: "0x87D1041C" };
  }
  return undefined;
}

function draftSteps(conditions: FlowConditions): readonly Draft[] {
  const { seed, device, attempt, retries, apps } = conditions;
  const key = [device.id, attempt, retries];
  const totalMs = drawBetween(seed, 18 * 60, 40 * 60, "flow", ...key) * secondMs;
  const part = (share: number, name: string): number =>
    Math.round((totalMs * share * (0.8 + 0.4 * draw(seed, "step", ...key, name))) / secondMs) * secondMs;
  const step = (phase: Draft["phase"], kind: Draft["kind"], label: string, share: number): Draft => ({
    phase,
    kind,
    label,
    app: 0,
    durationMs: part(share, kind),
  });
  const preparation = [
    step("devicePreparation", "secureHardware", "Securing your hardware", 0.07),
    step("devicePreparation", "join", "Joining your organization's network", 0.05),
    step("devicePreparation", "register", "Registering your device for mobile management", 0.06),
    step("devicePreparation", "prepareManagement", "Preparing your device for mobile management", 0.05),
  ];
  const settings = [
    step("deviceSetup", "securityPolicies", "Security policies", 0.08),
    step("deviceSetup", "certificates", "Certificates", 0.02),
    step("deviceSetup", "network", "Network connections", 0.02),
    step("deviceSetup", "identifyApps", "Apps (Identifying)", 0.05),
  ];
  const installs = apps.map((app, index): Draft => {
    const hangs = device.character === "hangs" && index === Math.floor(apps.length / 2);
    const durationMs = hangs ? null : part(0.6 / apps.length, `app ${app.id}`);
    return { phase: "deviceSetup", kind: "installApp", label: app.displayName, app: index + 1, durationMs };
  });
  const restarts = draw(seed, "restart", ...key) < 0.4;
  const restart: Draft = {
    phase: "deviceSetup",
    kind: "restart",
    label: "Restarting",
    app: 0,
    durationMs: drawBetween(seed, 60, 150, "restartLength", ...key) * secondMs,
  };
  if (conditions.fromApps) return [...settings.slice(3), ...installs];
  if (device.character === "restartsOften")
    return [
      ...preparation,
      ...settings,
      ...installs.flatMap((install, index) => (index < mostRestarts ? [install, restart] : [install])),
    ];
  return [...preparation, ...settings, ...installs.slice(0, 1), ...(restarts ? [restart] : []), ...installs.slice(1)];
}
