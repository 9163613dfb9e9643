import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { RunningBridge } from "../../../main/adapters/bridge/start-powershell-bridge.ts";
import { startPowerShellBridge } from "../../../main/adapters/bridge/start-powershell-bridge.ts";
import type { RecordingLog } from "../recording-log.ts";
import { createRecordingLog } from "../recording-log.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import type { VirtualClock } from "../virtual-clock.ts";
import { createVirtualClock } from "../virtual-clock.ts";
import type { PowerShellEngine } from "./find-engine.ts";
import { deviceFixture, hostScript } from "./host-scripts.ts";

/** A bridge on the real scripts, and what they changed on the PC that is stood in for. */
export type ScriptBench = {
  readonly bridge: RunningBridge;
  readonly clock: VirtualClock;
  readonly log: RecordingLog;
  readonly folder: string;
  /** Changes of settings and sessions, in their order. */
  readonly changes: () => readonly string[];
  readonly trustedHosts: () => string;
};

/** What a bench starts from. `folder`: that of another bench, to stand on the same PC. */
export type ScriptBenchOptions = {
  readonly device?: string;
  readonly folder?: string;
  readonly trustedHosts?: string;
  readonly environment?: Readonly<Record<string, string>>;
};

/** Starts a bridge on a PC that is stood in for. */
export function startScriptBench(engine: PowerShellEngine, options: ScriptBenchOptions = {}): ScriptBench {
  const folder = options.folder ?? temporaryFolder();
  const environment = { ...benchEnvironment(folder), ...options.environment };
  const trustedFile = environment.RESEAL_TEST_TRUSTED_HOSTS;
  if (options.trustedHosts !== undefined) writeFileSync(trustedFile, options.trustedHosts);
  const command = engine.run(hostScript, { device: deviceFixture(options.device ?? "fresh"), environment });
  const [clock, log] = [createVirtualClock(), createRecordingLog()];
  const bridge = startPowerShellBridge({ host: { command }, clock, log, random: () => 0 });
  onTestFinished(() => bridge.stop());
  const read = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
  return {
    bridge,
    clock,
    log,
    folder,
    changes: () =>
      read(environment.RESEAL_TEST_CHANGES)
        .split("\n")
        .filter((line) => line !== ""),
    trustedHosts: () => read(trustedFile),
  };
}

/** The first three numbers of the addresses that devices of the fixtures have: others for each process that runs tests on this PC. */
export const network = `127.${1 + ((process.pid >> 8) % 250)}.${process.pid % 250}`;

/** Variables that keep everything a bridge leaves on this PC in one folder. */
export function benchEnvironment(folder: string) {
  const temporary = join(folder, "temporary");
  mkdirSync(temporary, { recursive: true });
  return {
    HOME: folder,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    RESEAL_TEST_NETWORK: network,
    RESEAL_TEST_CHANGES: join(folder, "changes"),
    RESEAL_TEST_TRUSTED_HOSTS: join(folder, "trusted-hosts"),
  };
}
