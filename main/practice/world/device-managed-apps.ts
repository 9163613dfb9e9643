import type { DeviceSignals } from "../../../shared/contract/bridge/device-signals.ts";
import { type DeviceApp, msiFileName, signedCode } from "./device-apps.ts";
import type { FlowRun } from "./device-rows.ts";
import type { StepProgress } from "./flow-state.ts";
import { drawGuid } from "./random.ts";
import type { World } from "./world.ts";

type MsiApp = NonNullable<DeviceSignals["msiApps"]>[number];
type OfficeApp = NonNullable<DeviceSignals["officeApps"]>[number];

/** From these shares of its time on an app is downloaded, and installed. */
export const downloadedAt = 0.4;
export const installingAt = 0.5;

/** `Status` of what MDM itself installs (device-side d.5). */
export function managedStatus({ progress, share }: Pick<DeviceApp, "progress" | "share">): number {
  switch (progress) {
    case "notStarted":
      return 10;
    case "inProgress":
      return share < downloadedAt ? 20 : share < installingAt ? 40 : 50;
    case "succeeded":
      return 70;
    case "failed":
      return 60;
  }
}

/** The MSIs below `EnterpriseDesktopAppManagement`: first the Intune Management Extension's own, then the list's. */
export function msiAppsOf(
  world: World,
  run: FlowRun,
  agent: { readonly progress: StepProgress; readonly share: number },
  apps: readonly DeviceApp[],
): MsiApp[] {
  const productCode = `{${drawGuid(world.seed, "agent", run.id).toUpperCase()}}`;
  const own = { productCode, status: managedStatus(agent), lastError: 0, fileName: "IntuneWindowsAgent.msi" };
  const listed = apps.filter(({ installer }) => installer === "msi");
  return [
    own,
    ...listed.map((app) => ({
      productCode: app.productCode,
      status: managedStatus(app),
      lastError: signedCode(app.errorCode),
      fileName: msiFileName(app),
    })),
  ];
}

/** `OfficeCSP`: `FinalStatus` is there when it is over, 0 for success. */
export function officeAppsOf(apps: readonly DeviceApp[]): OfficeApp[] {
  const final = { notStarted: null, inProgress: null, succeeded: 0, failed: 60 } as const;
  return apps
    .filter(({ installer }) => installer === "office")
    .map((app) => ({ id: app.id, status: managedStatus(app), finalStatus: final[app.progress] }));
}
