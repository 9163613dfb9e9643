import { bridgeProtocolVersion } from "../../../shared/contract/bridge/messages.ts";
import type { LinkAnswer, LinkOperation } from "../../../shared/contract/link/messages.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { type BridgeOperations, type BridgeTask, pause, type SimulatedDelay } from "../bridge/bridge-operations.ts";
import { isOffline } from "../world/device-network.ts";
import { readingOf } from "../world/device-reading.ts";
import type { DeviceRow } from "../world/device-rows.ts";
import { secondMs } from "../world/durations.ts";
import type { World } from "../world/world.ts";
import type { BenchPlace } from "./call-bench.ts";
import { type CollectedDevice, runCollector } from "./simulated-collector.ts";

/** The line that somebody ran on a simulated device, in its parts. */
export type PracticeLine = BenchPlace & { readonly code: string };

/** Simulated devices on which somebody ran the bench's line. */
export type PracticeCallers = {
  /** Runs the line on the next device that is on and runs none. Error: why there is none. */
  readonly callIn: (line: PracticeLine) => Result<DeviceRow, string>;
  readonly stop: () => Promise<void>;
};

/** Somebody needs this long to find out that a device has restarted and to run the line again. */
const noticedMs = 20 * secondMs;

/** Builds callers on a world. `operations` read its devices as a bridge would. */
export function createPracticeCallers(
  world: World,
  operations: BridgeOperations,
  delay: SimulatedDelay,
): PracticeCallers {
  const life = new AbortController();
  const running = new Map<string, Promise<void>>();

  const call = async (device: DeviceRow, line: PracticeLine): Promise<void> => {
    const collected = collectedDevice(world, operations, device);
    for (;;) {
      const { address, port, fingerprint, code } = line;
      const place = { address, port, fingerprint };
      const end = await runCollector({ place, code, device: collected, delay, signal: life.signal });
      if (end.kind !== "restarted") return;
      // Sealed devices stay off; the others come back, and somebody runs the line again.
      if (world.devices.get(device.id)?.stage === "sealed") return;
      await pause(delay, noticedMs, life.signal);
      if (life.signal.aborted) return;
    }
  };

  return {
    callIn: (line) => {
      const device = world.devices.all().find((row) => row.power === "on" && !running.has(row.id));
      if (device === undefined) return err("Every device that is on has called in already.");
      const work = call(device, line)
        .catch(() => undefined)
        .finally(() => running.delete(device.id));
      running.set(device.id, work);
      return ok(device);
    },
    stop: async () => {
      life.abort();
      await Promise.allSettled(running.values());
    },
  };
}

function collectedDevice(world: World, operations: BridgeOperations, { id, position }: DeviceRow): CollectedDevice {
  // A collector lives no longer than its device stays on.
  let startedWith = 0;
  const current = (): DeviceRow => world.devices.get(id) ?? lost(id);
  return {
    identity: () => {
      startedWith = current().restarts;
      const { serialNumber, uuid, manufacturer, model } = readingOf(current(), "local", world.advance());
      return { serialNumber, uuid, manufacturer, model };
    },
    read: async (op, wish, onPiece, signal) => {
      if (current().restarts !== startedWith) return err({ code: "unreachable", detail: "It was restarted." });
      const address = `bench-${String(position).padStart(2, "0")}`;
      const listener = { onProgress: () => undefined, onChunk: onPiece };
      return operations.perform(taskOf(op, address, wish), listener, signal);
    },
    isOnline: () => !isOffline(world, current(), world.advance()),
  };
}

function taskOf(op: LinkOperation, address: string, wish: LinkAnswer["next"]["wish"]): BridgeTask {
  const head = { v: bridgeProtocolVersion, id: "link", address } as const;
  switch (op) {
    case "network":
      return { ...head, op, endpoints: wish.endpoints ?? [] };
    case "diagnostics":
      return { ...head, op, channels: wish.channels ?? [] };
    case "signals":
      return { ...head, op, events: wish.events ?? [] };
    default:
      return { ...head, op };
  }
}

function lost(id: string): never {
  throw new Error(`The world lost its device ${id}`);
}
