import {
  type BridgeRequest,
  bridgeProtocolVersion,
  type HelloResult,
} from "../../../shared/contract/bridge/messages.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { readingOf } from "../world/device-reading.ts";
import type { DeviceRow } from "../world/device-rows.ts";
import { signalsOf } from "../world/device-signals.ts";
import { secondMs } from "../world/durations.ts";
import { isRestarting } from "../world/flow-state.ts";
import { drawBetween } from "../world/random.ts";
import type { World } from "../world/world.ts";
import { type BridgeFailure, type BridgeOperations, pause, type SimulatedDelay } from "./bridge-operations.ts";

/** As many devices as one answer may name. */
const maxDevices = 512;
const steps = ["identity", "hardwareHash", "tpm", "network"] as const;

/** A bridge that reads the devices of this world. */
export function createWorldOperations(world: World, delay: SimulatedDelay): BridgeOperations {
  return {
    perform: async (task, onProgress, signal) => {
      switch (task.op) {
        case "hello":
          return ok(helloOf());
        case "devices":
          return ok({ devices: world.devices.all().slice(0, maxDevices).map(listed) });
        case "signals": {
          const now = world.advance();
          const device = reachable(world, task, now);
          return device.ok ? ok(signalsOf(world, device.value, task.address, now)) : device;
        }
        case "collect":
          return collect(world, delay, task, onProgress, signal);
      }
    },
  };
}

type Addressed = Extract<BridgeRequest, { readonly op: "collect" | "signals" }>;

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

/** Reads a device in 2 to 8 seconds; one that goes off meanwhile is lost. */
async function collect(
  world: World,
  delay: SimulatedDelay,
  task: Addressed,
  onProgress: (step: string) => void,
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
  const able = ["hello", "devices", "collect", "signals", "cancel"].map((operation) => ({
    operation,
    available: true,
  }));
  return {
    protocol: bridgeProtocolVersion,
    hostVersion: "practice",
    powerShellVersion: "5.1.26100.4061",
    powerShellEdition: "Desktop",
    osDescription: "Simulated bench network",
    computerName: "PRACTICE-BENCH",
    elevated: true,
    languageMode: "FullLanguage",
    capabilities: able,
  };
}
