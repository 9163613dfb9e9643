import { onTestFinished } from "vitest";
import {
  createGraphDeviceDirectory,
  type GraphDeviceDirectory,
} from "../../../main/adapters/graph/graph-device-directory.ts";
import { tenantId } from "../../../shared/kernel/brand.ts";
import { ok } from "../../../shared/kernel/result.ts";
import { createRecordingLog, type RecordingLog } from "../../support/recording-log.ts";
import { createVirtualClock, type VirtualClock } from "../../support/virtual-clock.ts";
import { type ScriptedService, startScriptedService } from "./scripted-service.ts";

/** The tenant every scripted test works in. */
export const testTenant = tenantId("0f0f0f0f-1111-4222-8333-444455556666");

/** An unsigned token for a tenant, as long as the adapter needs to look into it. */
export function testToken(tenant: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part({ tid: tenant, scp: "all" })}.signature`;
}

/** A directory in front of a scripted service, on a clock of its own. */
export type ScriptedDirectory = {
  readonly directory: GraphDeviceDirectory;
  readonly service: ScriptedService;
  readonly clock: VirtualClock;
  readonly log: RecordingLog;
};

/** Starts both for the running test. Jitter is zero, so that waits have exact lengths. */
export async function startScriptedDirectory(
  answer: Parameters<typeof startScriptedService>[0],
  options: { readonly token?: string; readonly fetch?: typeof fetch; readonly serviceAddress?: string } = {},
): Promise<ScriptedDirectory> {
  const service = await startScriptedService(answer);
  const clock = createVirtualClock();
  const log = createRecordingLog();
  const directory = createGraphDeviceDirectory({
    clock,
    log,
    random: () => 0,
    accessToken: async () => ok(options.token ?? testToken(testTenant)),
    routes: (address) => address.replace(/^https?:\/\/graph\.microsoft\.com/, service.address),
    ...(options.serviceAddress === undefined ? {} : { serviceAddress: options.serviceAddress }),
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
  onTestFinished(directory.stop);
  return { directory, service, clock, log };
}

/** Resolves with the answer while moving the clock to each wait in turn; resolves to the waits in milliseconds as well. */
export async function withWaits<Value>(
  clock: VirtualClock,
  running: Promise<Value>,
): Promise<{ readonly value: Value; readonly waitsMs: readonly number[] }> {
  const waitsMs: number[] = [];
  const finished = running.then(
    () => "finished" as const,
    () => "finished" as const,
  );
  while ((await Promise.race([finished, clock.untilSleeping().then(() => "sleeping" as const)])) === "sleeping") {
    const before = clock.now();
    await clock.advanceToNextSleeper();
    waitsMs.push(clock.now() - before);
  }
  return { value: await running, waitsMs };
}
