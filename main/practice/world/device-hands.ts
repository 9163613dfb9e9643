import type { PracticeAct } from "../../../shared/contract/practice/control.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { clockErrorOf } from "./device-clock.ts";
import { preProvisioningOf } from "./device-offer.ts";
import type { DeviceRow } from "./device-rows.ts";
import { secondMs } from "./durations.ts";
import { retryFlow, startFlow } from "./flow-start.ts";
import { isComplete } from "./flow-state.ts";
import { drawBetween } from "./random.ts";
import { findIdentityBySerial } from "./registration.ts";
import type { World } from "./world.ts";

/** Why a hand on a device had no effect. */
export type HandsRefusal = { readonly code: "unknownDevice" | "notPossible"; readonly message: string };

/** Does at a device what a person would do; `at` is the simulated time. */
export function actOnDevice(world: World, act: PracticeAct, at: number): Result<DeviceRow, HandsRefusal> {
  const device = world.devices.all().find((candidate) => candidate.position === act.position);
  if (device === undefined)
    return err({ code: "unknownDevice", message: `There is no device at position ${act.position}.` });
  const changed = changeOf(world, device, act.action, at);
  if (typeof changed === "string") return err({ code: "notPossible", message: changed });
  return ok(world.devices.put(changed));
}

/** The device after the action, or why the action is not possible now. */
function changeOf(world: World, device: DeviceRow, action: PracticeAct["action"], at: number): DeviceRow | string {
  if (action === "powerOn") return device.power === "on" ? "The device is already on." : powerOn(world, device, at);
  if (device.power === "off") return "The device is off.";
  switch (action) {
    case "powerOff":
      return powerOff(device);
    case "refresh":
      return isAtStart(device) ? { ...device, stage: "information" } : "The pre-provisioning page is not open.";
    case "start":
      return isAtStart(device)
        ? start(world, device, at)
        : "The technician flow can only be started from the first page.";
    case "pressReseal":
      return device.stage === "success" ? reseal(device, at) : "There is no Reseal button on this page.";
    case "setClock":
      return clockErrorOf(device) === 0 ? "The clock of this device is right." : { ...device, clockErrorMs: 0 };
    case "readOntoStick":
      return device;
    case "retry":
      return device.stage === "failure" ? retryFlow(world, device, at) : "There is no Retry button on this page.";
    case "reset":
      return device.stage === "running" ? "There is no Reset button on this page." : resetDevice(device, at);
  }
}

function isAtStart(device: DeviceRow): boolean {
  return device.stage === "oobe" || device.stage === "information";
}

function start(world: World, device: DeviceRow, at: number): DeviceRow {
  const offer = preProvisioningOf(world, device);
  return offer.ok ? startFlow(world, device, offer.value, at) : { ...device, stage: "information" };
}

/** Sealing shuts the device down; what was still installing is lost. */
function reseal(device: DeviceRow, at: number): DeviceRow {
  const sealedComplete = device.run !== null && isComplete(device.run, at);
  return { ...device, stage: "sealed", power: "off", sealedAt: at, sealedComplete };
}

function resetDevice(device: DeviceRow, at: number): DeviceRow {
  return { ...booted(device, at), stage: "oobe", run: null, sealedAt: null, sealedComplete: false };
}

function booted(device: DeviceRow, at: number): DeviceRow {
  return { ...device, power: "on", restarts: device.restarts + 1, bootedAt: at };
}

/** A flow that loses power does not go on by itself. */
function powerOff(device: DeviceRow): DeviceRow {
  const keepsStage = device.stage === "sealed" || device.stage === "userFlow";
  return { ...device, power: "off", stage: keepsStage ? device.stage : "oobe", run: keepsStage ? device.run : null };
}

/** A sealed device that is switched on begins the user flow and talks to the service within minutes. */
function powerOn(world: World, device: DeviceRow, at: number): DeviceRow {
  if (device.stage !== "sealed" || device.sealedAt === null) return booted(device, at);
  const delayMs =
    drawBetween(world.seed, 40, 180, "contact", device.id, world.count(`contact ${device.id}`)) * secondMs;
  world.plan(at + delayMs, { type: "contactedAfterSeal", serialKey: device.id, sealedAt: device.sealedAt });
  return { ...booted(device, at), stage: "userFlow", sealedComplete: false };
}

/** Moves the last contact of a sealed device that was switched on again. */
export function contactAfterSeal(world: World, serialKey: string, sealedAt: number, at: number): void {
  const device = world.devices.get(serialKey);
  if (device === undefined || device.power === "off" || device.sealedAt !== sealedAt) return;
  const identity = findIdentityBySerial(world, device.serialNumber);
  if (identity === undefined) return;
  world.identities.put({ ...identity, lastContactedAt: at });
  const managed = world.managedDevices.get(identity.managedDeviceId);
  if (managed !== undefined) world.managedDevices.put({ ...managed, lastSyncAt: at });
}
