import {
  bridgeProtocolVersion,
  bridgeRequestSchema,
  type HelloResult,
} from "../../../shared/contract/bridge/messages.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { byDeviceClock, clockErrorOf } from "../world/device-clock.ts";
import { wishedEvents } from "../world/device-events.ts";
import { isOffline } from "../world/device-network.ts";
import { readinessOf } from "../world/device-readiness.ts";
import { readingOf } from "../world/device-reading.ts";
import type { DeviceRow } from "../world/device-rows.ts";
import { signalsOf } from "../world/device-signals.ts";
import { secondMs } from "../world/durations.ts";
import { isRestarting } from "../world/flow-state.ts";
import { drawBetween } from "../world/random.ts";
import type { World } from "../world/world.ts";
import {
  type BridgeFailure,
  type BridgeOperations,
  pause,
  type SimulatedDelay,
  type TaskListener,
} from "./bridge-operations.ts";
import { checkNetwork } from "./check-network.ts";
import { handOverFiles } from "./hand-over-files.ts";

/** As many devices as one answer may name. */
const maxDevices = 512;
const steps = ["identity", "hardwareHash", "tpm", "network"] as const;

/** Whether a device's network is cut off at a moment; what reads a device on itself needs none. */
type CutOff = (world: World, device: DeviceRow, now: number) => boolean;

/** A bridge that reads the devices of this world. */
export function createWorldOperations(
  world: World,
  delay: SimulatedDelay,
  isCutOff: CutOff = isOffline,
): BridgeOperations {
  const reachable = createReach(world, isCutOff);
  return {
    perform: async (task, listener, signal) => {
      switch (task.op) {
        case "hello":
          return ok(helloOf());
        case "devices":
          return ok({ devices: world.devices.all().slice(0, maxDevices).map(listed) });
        case "readiness":
          return about(reachable, task, (device, now) => readinessOf(device, task.address, now));
        case "signals":
          return about(reachable, task, (device, now) => ({
            ...signalsOf(world, device, task.address, now),
            ...wishedEvents(world, device, task.events ?? [], now),
          }));
        case "collect":
          return collect(world, delay, reachable, task, listener, signal);
        case "network": {
          // The bench's own network, or that of a device that answers.
          const found = task.address === "local" ? ok(undefined) : reachable(task);
          if (!found.ok) return found;
          const clockErrorMs = found.value === undefined ? 0 : clockErrorOf(found.value.device);
          return checkNetwork(world, clockErrorMs, delay, task, listener, signal);
        }
        case "diagnostics":
          return about(reachable, task, (device, now) => handOverFiles(world, device, task.address, now, listener));
        case "credential":
          return ok({});
        case "cleanup":
          return ok({ reverted: [], left: [] });
      }
    },
  };
}

type Addressed = { readonly address: string };

/** Address of a device on the bench's network. */
function addressOf(position: number): string {
  return `bench-${String(position).padStart(2, "0")}`;
}

function listed(device: DeviceRow): object {
  return { address: addressOf(device.position), name: device.serialNumber, port: device.position };
}

/** The device at an address, with the moment it was looked for. */
type Reach = (task: Addressed) => Result<{ readonly device: DeviceRow; readonly now: number }, BridgeFailure>;

function createReach(world: World, isCutOff: CutOff): Reach {
  return ({ address }) => {
    const now = world.advance();
    const device = world.devices.all().find(({ position }) => addressOf(position) === address);
    const answers =
      device !== undefined &&
      device.power === "on" &&
      !isCutOff(world, device, now) &&
      !(device.run !== null && isRestarting(device.run, now));
    return answers ? ok({ device, now }) : err({ code: "unreachable", detail: `${address} does not answer.` });
  };
}

/** What a device answers at once, when it answers. */
function about(
  reach: Reach,
  task: Addressed,
  read: (device: DeviceRow, now: number) => object,
): Result<object, BridgeFailure> {
  const found = reach(task);
  return found.ok ? ok(byDeviceClock(found.value.device, read(found.value.device, found.value.now))) : found;
}

/** Reads a device in 2 to 8 seconds; one that goes off meanwhile is lost. */
async function collect(
  world: World,
  delay: SimulatedDelay,
  reach: Reach,
  task: Addressed,
  { onProgress }: TaskListener,
  signal: AbortSignal,
): Promise<Result<object, BridgeFailure>> {
  const first = reach(task);
  if (!first.ok) return first;
  const { id } = first.value.device;
  const time = world.count(`collect ${id}`);
  const lengthMs = drawBetween(world.seed, 2, 8, "collect", id, time) * secondMs;
  for (const step of steps) {
    onProgress(step);
    await pause(delay, lengthMs / steps.length, signal);
    if (signal.aborted) return err({ code: "cancelled", detail: "The request was cancelled." });
  }
  const last = reach(task);
  if (!last.ok) return last;
  const { device, now } = last.value;
  return ok(byDeviceClock(device, readingOf(device, task.address, now)));
}

function helloOf(): HelloResult {
  const able = bridgeRequestSchema.options.map(({ shape }) => ({ operation: shape.op.value, available: true }));
  return {
    protocol: bridgeProtocolVersion,
    hostVersion: "practice",
    powerShellVersion: "5.1.26100.4061",
    powerShellEdition: "Desktop",
    osDescription: "Simulated bench network",
    computerName: "PRACTICE-BENCH",
    elevated: true,
    languageMode: "FullLanguage",
    executionPolicy: "Bypass",
    capabilities: able,
  };
}
