import { assertNever } from "../../../shared/kernel/assert-never.ts";
import type { RunEffect } from "../bench/effect-desk.ts";
import type { BenchStore } from "../ports/bench-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { DeviceBridge } from "../ports/device-bridge.ts";
import type { DeviceDirectory } from "../ports/device-directory.ts";
import { runCollect } from "./collect.ts";
import { runReadSignals } from "./read-signals.ts";
import { runReadTenant } from "./read-tenant.ts";
import { runSendImports } from "./send-imports.ts";

/** The ports that effects are performed through. */
export type EffectPorts = {
  readonly bridge: DeviceBridge;
  readonly directory: DeviceDirectory;
  readonly store: BenchStore;
  readonly clock: Clock;
};

/** One runner per effect kind: port in, evidence out. */
export function createEffectRunner(ports: EffectPorts): RunEffect {
  return (effect, state, signal) => {
    switch (effect.kind) {
      case "collect":
        return runCollect(ports, effect, state, signal);
      case "readSignals":
        return runReadSignals(ports, effect, state, signal);
      case "sendImports":
        return runSendImports(ports, effect, state);
      case "readTenant":
        return runReadTenant(ports, effect.read, state);
      default:
        return assertNever(effect);
    }
  };
}
