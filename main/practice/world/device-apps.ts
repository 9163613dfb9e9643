import type { FlowRun, FlowStep } from "./device-rows.ts";
import { progressOf, type StepProgress, shareOf } from "./flow-state.ts";
import { drawGuid } from "./random.ts";
import type { AppRow } from "./tenant-setup-rows.ts";
import type { World } from "./world.ts";

/** One app of the page's list on a device, as it really stands at a moment. */
export type DeviceApp = {
  readonly id: string;
  readonly displayName: string;
  /** Who installs it: the Intune Management Extension, or MDM itself. */
  readonly installer: NonNullable<AppRow["installer"]>;
  /** Product code of an MSI, with braces. */
  readonly productCode: string;
  /** The page waits for it. */
  readonly blocking: boolean;
  readonly progress: StepProgress;
  /** How much of it is done while it installs, 0 to 1. */
  readonly share: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** As in `0x87D1041C`; empty unless it failed. */
  readonly errorCode: string;
};

/** Every app of a run in the order in which the page installs them; those behind one that failed or hangs wait for ever. */
export function deviceApps(world: World, run: FlowRun, now: number): readonly DeviceApp[] {
  const blocking = world.esps.get(run.espId)?.blockingAppIds ?? [];
  return world.apps.all().map((app, index) => {
    const step = run.steps.find(({ kind, app: position }) => kind === "installApp" && position === index + 1);
    const progress = step === undefined ? "notStarted" : progressOf(run, step, now);
    return {
      id: app.id,
      displayName: app.displayName,
      installer: app.installer ?? "win32",
      productCode: `{${drawGuid(world.seed, "product", app.id).toUpperCase()}}`,
      blocking: blocking.length === 0 || blocking.includes(app.id),
      progress,
      share: step === undefined ? 0 : shareOf(step, now),
      ...times(step, progress),
      errorCode: progress === "failed" ? (run.end?.errorCode ?? "") : "",
    };
  });
}

function times(step: FlowStep | undefined, progress: StepProgress): Pick<DeviceApp, "startedAt" | "endedAt"> {
  const isOver = progress === "succeeded" || progress === "failed";
  return {
    startedAt: step === undefined || progress === "notStarted" ? null : step.startsAt,
    endedAt: step === undefined || !isOver ? null : step.endsAt,
  };
}

/** The file that MDM downloads an MSI from. */
export function msiFileName({ displayName }: Pick<DeviceApp, "displayName">): string {
  const words = displayName.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join("")}.msi`;
}

/** A code such as `0x87D1041C` as the signed number that registries hold; 0 for none. */
export function signedCode(code: string): number {
  return code === "" ? 0 : Number.parseInt(code, 16) | 0;
}
