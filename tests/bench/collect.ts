import { fileURLToPath } from "node:url";
import { startPowerShellBridge } from "../../main/adapters/bridge/start-powershell-bridge.ts";
import { createSystemClock } from "../../main/adapters/system/system-clock.ts";
import { createRecordingLog } from "../support/recording-log.ts";
import type { BenchFigure } from "./bench-row.ts";

const script = fileURLToPath(new URL("../support/scripted-host.ts", import.meta.url));
const devices = 50;
const slowestMs = 20_000;

/** Collects fifty devices of different slowness at once, and holds the time against that of the slowest alone. */
export async function measureCollecting(): Promise<readonly BenchFigure[]> {
  const command = { file: process.execPath, args: [script, "good"], env: { PATH: process.env.PATH ?? "" } };
  const parts = { clock: createSystemClock(), log: createRecordingLog(), random: () => 0 };
  const bridge = startPowerShellBridge({ host: { command }, ...parts });
  const collect = async (address: string): Promise<void> => {
    const reading = await bridge.collect(address);
    if (!reading.ok) throw new Error(`${address}: ${reading.error.code}`);
  };
  try {
    await bridge.devices();
    const alone = await timedWait(() => collect(`slow-${slowestMs}`));
    const together = await timedWait(async () => {
      const each = Array.from({ length: devices }, (_, index) => slowestMs - index * 300);
      await Promise.all(each.map((delayMs) => collect(`slow-${delayMs}`)));
    });
    return [{ name: "collect.50-of-slowest", value: together / alone, unit: "times", hold: 1.3 }];
  } finally {
    await bridge.stop();
  }
}

async function timedWait(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
