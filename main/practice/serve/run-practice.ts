import { once } from "node:events";
import { createServer } from "node:net";
import type { Readable, Writable } from "node:stream";
import { createBridgeFace } from "../bridge/bridge-face.ts";
import { createRemoteOperations } from "../bridge/remote-operations.ts";
import { practiceUsage, readPracticeArguments } from "./practice-arguments.ts";
import { createScaledTime } from "./practice-clock.ts";
import { type PracticeWorldHandle, startPracticeWorld } from "./start-practice-world.ts";

/** The surroundings of the program, so that it can be run inside a test. */
export type PracticeSurroundings = {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  /** Aborts when the program is to end. */
  readonly ending: AbortSignal;
};

/** Real milliseconds between two signs of life of an attached bridge. */
const remoteHeartbeatMs = 125;

/** Runs the practice program; gives its exit code. */
export async function runPractice(given: readonly string[], surroundings: PracticeSurroundings): Promise<number> {
  const command = readPracticeArguments(given);
  if (!command.ok) {
    surroundings.errors.write(`${command.error}\n\n${practiceUsage}`);
    return 2;
  }
  switch (command.value.kind) {
    case "help":
      surroundings.output.write(practiceUsage);
      return 0;
    case "bridge":
      return runBridge(command.value.worldAddress, surroundings);
    case "serve": {
      const { options, bridgeSocket } = command.value;
      const practice = await startPracticeWorld(options).catch((problem: unknown) => String(problem));
      if (typeof practice === "string") {
        surroundings.errors.write(`The practice world cannot be started: ${practice}\n`);
        return 1;
      }
      return runServe(practice, bridgeSocket, surroundings);
    }
  }
}

async function runServe(
  practice: PracticeWorldHandle,
  bridgeSocket: string | undefined,
  surroundings: PracticeSurroundings,
): Promise<number> {
  const stopSocket = bridgeSocket === undefined ? undefined : await serveBridgeSocket(practice, bridgeSocket);
  const { address } = practice;
  const state = practice.state();
  const lines = [
    `Practice: ${state.scenarioTitle}, ${state.devices.length} devices, seed ${state.seed}, speed ${state.speed}`,
    `Graph v1.0: ${address}/v1.0`,
    `Graph beta: ${address}/beta`,
    `Login: ${address}/${practice.tenantId}`,
    `Partner Center: ${address}/v1`,
    `Control: ${address}/_practice/v1`,
    `Stick: ${state.stickFolder}${state.stickPlugged ? "" : " (unplugged)"}`,
    ...(bridgeSocket === undefined ? [] : [`Bridge: ${bridgeSocket}`]),
    `client: ${practice.clientId}`,
    `tenant: ${practice.tenantId}`,
    `token: ${practice.accessToken()}`,
    `partner tenant: ${practice.world.partner.facts.tenantId}`,
    `partner token: ${practice.partnerToken()}`,
  ];
  surroundings.output.write(`${lines.join("\n")}\n`);
  await ended(surroundings.ending);
  await stopSocket?.();
  await practice.stop();
  return 0;
}

async function serveBridgeSocket(practice: PracticeWorldHandle, path: string): Promise<() => Promise<void>> {
  const open = new Set<() => void>();
  const server = createServer((socket) => {
    const stopFace = practice.bridge(socket, socket);
    const forget = (): void => {
      open.delete(close);
      stopFace();
    };
    const close = (): void => {
      forget();
      socket.destroy();
    };
    open.add(close);
    socket.on("error", forget);
    socket.on("close", forget);
  });
  server.listen(path);
  await once(server, "listening");
  return async () => {
    const closed = once(server, "close");
    server.close();
    for (const close of open) close();
    await closed;
  };
}

async function runBridge(worldAddress: string, surroundings: PracticeSurroundings): Promise<number> {
  const { input, output, ending } = surroundings;
  const time = createScaledTime(0, 0, 1);
  const stop = createBridgeFace({
    operations: createRemoteOperations(worldAddress),
    input,
    output,
    now: time.now,
    delay: time.delay,
    heartbeatMs: remoteHeartbeatMs,
  });
  await Promise.race([ended(ending), once(input, "end")]);
  stop();
  return 0;
}

async function ended(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}
