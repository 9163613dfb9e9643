import {
  bridgeProtocolVersion,
  bridgeRequestSchema,
  type HelloResult,
} from "../../../shared/contract/bridge/messages.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { wishedEvents } from "../world/device-events.ts";
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

/** A bridge that reads the devices of this world. */
export function createWorldOperations(world: World, delay: SimulatedDelay): BridgeOperations {
  return {
    perform: async (task, listener, signal) => {
      switch (task.op) {
        case "hello":
          return ok(helloOf());
        case "devices":
          return ok({ devices: world.devices.all().slice(0, maxDevices).map(listed) });
        case "readiness":
          return about(world, task, (device, now) => readinessOf(device, task.address, now));
        case "signals":
          return about(world, task, (device, now) => ({
            ...signalsOf(world, device, task.address, now),
            ...wishedEvents(world, device, task.events ?? [], now),
          }));
        case "collect":
          return collect(world, delay, task, listener, signal);
        case "network": {
          // The bench's own network, or that of a device that answers.
          const device = task.address === "local" ? ok(undefined) : reachable(world, task, world.advance());
          return device.ok ? checkNetwork(world, delay, task, listener, signal) : device;
        }
        case "diagnostics":
          return about(world, task, (device, now) => handOverFiles(world, device, task.address, now, listener));
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

function reachable(world: World, task: Addressed, now: number): Result<DeviceRow, BridgeFailure> {
  const device = world.devices.all().find((candidate) => addressOf(candidate.position) === task.address);
  const answers =
    device !== undefined && device.power === "on" && !(device.run !== null && isRestarting(device.run, now));
  return answers ? ok(device) : err({ code: "unreachable", detail: `${task.address} does not answer.` });
}

/** What a device answers at once, when it answers. */
function about(
  world: World,
  task: Addressed,
  read: (device: DeviceRow, now: number) => object,
): Result<object, BridgeFailure> {
  const now = world.advance();
  const device = reachable(world, task, now);
  return device.ok ? ok(read(device.value, now)) : device;
}

/** Reads a device in 2 to 8 seconds; one that goes off meanwhile is lost. */
async function collect(
  world: World,
  delay: SimulatedDelay,
  task: Addressed,
  { onProgress }: TaskListener,
  signal: AbortSignal,
): Promise<Result<object, BridgeFailure>> {
  const first = reachable(world, task, world.advance());
  if (!first.ok) return first;
  const time = world.count(`collect ${first.value.id}`);
  const lengthMs = drawBetween(world.seed, 2, 8, "collect", first.value.id, time) * secondMs;
  for (const step of steps) {
    onProgress(step);
    await pause(delay, lengthMs / steps.length, signal);
    if (signal.aborted) return err({ code: "cancelled", detail: "The request was cancelled." });
  }
  const now = world.advance();
  const device = reachable(world, task, now);
  return device.ok ? ok(readingOf(device.value, task.address, now)) : device;
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
