import type { DeviceScreen, PracticeDevice } from "../../../shared/contract/practice/control.ts";
import { clockErrorOf } from "./device-clock.ts";
import { preProvisioningOf } from "./device-offer.ts";
import type { DeviceRow, FlowRun } from "./device-rows.ts";
import { currentStep } from "./flow-state.ts";
import type { World } from "./world.ts";

/** One device as a person beside it sees it at `now`. */
export function deviceView(world: World, device: DeviceRow, now: number): PracticeDevice {
  return {
    position: device.position,
    serialNumber: device.serialNumber,
    model: device.model,
    screen: screenOf(world, device, now),
    ...(device.power === "on" && clockErrorOf(device) !== 0 ? { clockIsWrong: true } : {}),
  };
}

/** What the screen of a device shows at `now`. */
function screenOf(world: World, device: DeviceRow, now: number): DeviceScreen {
  if (device.power === "off") return { page: "off" };
  const { run } = device;
  switch (device.stage) {
    case "oobe":
    case "sealed":
    case "userFlow":
      return { page: "language" };
    case "information":
      return informationPage(world, device);
    case "running":
      return run === null ? { page: "language" } : progressPage(run, now);
    case "success":
      return {
        page: "success",
        organisation: world.tenant.name,
        profile: run?.profileName ?? "",
        elapsedSeconds: elapsedSeconds(run),
      };
    case "failure":
      return {
        page: "failure",
        errorCode: run?.end?.errorCode ?? "",
        step: run?.end?.failedStep ?? "",
        elapsedSeconds: elapsedSeconds(run),
      };
  }
}

function elapsedSeconds(run: FlowRun | null): number {
  return run?.end === null || run === null ? 0 : Math.round((run.end.at - run.startedAt) / 1000);
}

function informationPage(world: World, device: DeviceRow): DeviceScreen {
  const offer = preProvisioningOf(world, device);
  if (!offer.ok) return { page: "noPreProvision", reason: offer.error };
  const { identity, profile } = offer.value;
  return {
    page: "preProvision",
    organisation: world.tenant.name,
    profile: profile.displayName,
    user: identity.userPrincipalName,
    qr: JSON.stringify({ ZtdId: identity.id, SerialNumber: identity.serialNumber }),
  };
}

function progressPage(run: FlowRun, now: number): DeviceScreen {
  const step = currentStep(run, now);
  const app = step?.app ? ` (${step.app} of ${run.appCount})` : "";
  return {
    page: "enrollmentStatus",
    phase: step?.phase ?? "devicePreparation",
    step: `${step?.label ?? ""}${app}`,
    startedAt: run.startedAt,
  };
}
