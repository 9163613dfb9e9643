import { once } from "node:events";
import { Worker } from "node:worker_threads";
import * as z from "zod";
import type { BridgeHost } from "../adapters/bridge/start-powershell-bridge.ts";
import type { Stop } from "../app/ports/clock.ts";

/** A practice world within reach: where its HTTP faces are, and how its bridge is spoken to. */
export type PracticeProcess = {
  readonly address: string;
  readonly host: BridgeHost;
  readonly stop: () => Promise<void>;
};

/** What the world's thread says: that it can be used, or why not. */
const startSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("started"), address: z.url() }),
  z.object({ type: z.literal("failed"), message: z.string() }),
]);

/**
 * Starts a world on a thread of its own: a packaged Electron with the runAsNode fuse off cannot fork our script. Its
 * standard streams are the bridge's.
 */
export async function startPracticeThread(
  script: string,
  workerData: Readonly<Record<string, string | number>>,
): Promise<PracticeProcess> {
  const worker = new Worker(script, { stdin: true, stdout: true, workerData });
  const [message] = await once(worker, "message");
  const started = startSchema.parse(message);
  if (started.type === "failed") throw new Error(`The practice world did not start: ${started.message}`);
  const { stdin, stdout } = worker;
  if (stdin === null) throw new Error("The practice thread was started without an input stream");
  return {
    address: started.address,
    host: { streams: { input: stdin, output: stdout } },
    stop: async () => {
      await worker.terminate();
    },
  };
}

/** Attaches to a world that runs as a process of its own; its bridge is a child process that asks it. */
export function attachPractice(address: string, practiceScript: string): PracticeProcess {
  const args = [practiceScript, "bridge", "--world", address];
  const nothing: Stop = () => undefined;
  return {
    address,
    host: { command: { file: process.execPath, args, env: { ELECTRON_RUN_AS_NODE: "1" } } },
    stop: async () => nothing(),
  };
}
