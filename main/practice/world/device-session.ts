import type { DeviceSignals } from "../../../shared/contract/bridge/device-signals.ts";
import type { DeviceRow } from "./device-rows.ts";
import { secondMs } from "./durations.ts";
import { kindProgress } from "./flow-state.ts";
import { findIdentityBySerial } from "./registration.ts";
import type { World } from "./world.ts";

/** Windows says this long before that it wants a restart. */
const restartNoticeMs = 40 * secondMs;

/** Where a device stands between first start and desktop. */
export function sessionOf(world: World, device: DeviceRow, now: number): NonNullable<DeviceSignals["session"]> {
  const { run, stage } = device;
  const flow = stage === "userFlow" ? null : run;
  const isJoined = flow !== null && kindProgress(flow, "join", now) === "succeeded";
  const isEnrolled = flow !== null && kindProgress(flow, "register", now) === "succeeded";
  const isSetUp = flow !== null && kindProgress(flow, "securityPolicies", now) === "succeeded";
  const restart = flow?.steps.find(({ kind, startsAt }) => kind === "restart" && startsAt > now);
  const isRestartDue = restart !== undefined && restart.startsAt - now <= restartNoticeMs;
  return {
    outOfBoxState: 1,
    desktop: "oobe",
    joinUser: isJoined ? "placeholder" : "none",
    lastBootAt: new Date(device.bootedAt ?? world.simulatedBase).toISOString(),
    rebootRequired: isRestartDue ? 1 : 0,
    managedDeviceId: isEnrolled ? (findIdentityBySerial(world, device.serialNumber)?.managedDeviceId ?? null) : null,
    devicePreparationHint: 0,
    sticks: 0,
    driveEncryption: isSetUp ? 7 : 0,
  };
}
