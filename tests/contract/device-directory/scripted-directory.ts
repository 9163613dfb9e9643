import { onTestFinished } from "vitest";
import {
  createGraphDeviceDirectory,
  type GraphDeviceDirectory,
  type GraphDeviceDirectoryOptions,
} from "../../../main/adapters/graph/graph-device-directory.ts";
import { permissionNames, permissions } from "../../../shared/domain/sign-in/permission.ts";
import { tenantId } from "../../../shared/kernel/brand.ts";
import { ok } from "../../../shared/kernel/result.ts";
import { createRecordingLog, type RecordingLog } from "../../support/recording-log.ts";
import { createVirtualClock, type VirtualClock } from "../../support/virtual-clock.ts";
import { type ScriptedService, startScriptedService } from "./scripted-service.ts";

/** The tenant every scripted test works in. */
export const testTenant = tenantId("0f0f0f0f-1111-4222-8333-444455556666");

/** Every permission there is, as the claim of a token. */
const allScopes = permissionNames.flatMap((name) => permissions[name].scopes).join(" ");

/** An unsigned token for a tenant, as long as the adapter needs to look into it. */
export function testToken(tenant: string, claims: Readonly<Record<string, unknown>> = {}): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part({ tid: tenant, scp: allScopes, ...claims })}.signature`;
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
  { token, ...options }: Partial<GraphDeviceDirectoryOptions> & { readonly token?: string } = {},
): Promise<ScriptedDirectory> {
  const service = await startScriptedService(answer);
  const clock = createVirtualClock();
  const log = createRecordingLog();
  const directory = createGraphDeviceDirectory({
    clock,
    log,
    random: () => 0,
    accessToken: async () => ok(token ?? testToken(testTenant)),
    routes: (address) => address.replace(/^https?:\/\/graph\.microsoft\.com/, service.address),
    ...options,
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
