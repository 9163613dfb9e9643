import type { Readable, Writable } from "node:stream";
import {
  type BridgeMessage,
  bridgeMaxLineLength,
  bridgeRequestSchema,
} from "../../../shared/contract/bridge/messages.ts";
import {
  type BridgeFailure,
  type BridgeOperations,
  type BridgeTask,
  pause,
  type SimulatedDelay,
} from "./bridge-operations.ts";
import { createLineSplitter } from "./line-splitter.ts";

/** What a bridge face is made of. */
export type BridgeFaceOptions = {
  readonly operations: BridgeOperations;
  readonly input: Readable;
  readonly output: Writable;
  readonly now: () => number;
  readonly delay: SimulatedDelay;
  /** Simulated milliseconds between two signs of life. */
  readonly heartbeatMs: number;
};

/**
 * Speaks the bridge's NDJSON protocol over a pair of streams, as the PowerShell host does: answers in any order, progress in
 * between, a sign of life at a steady pace. Ends when the input ends or the returned function is called.
 */
export function createBridgeFace(options: BridgeFaceOptions): () => void {
  const { operations, input, output } = options;
  const running = new Map<string, AbortController>();
  const life = new AbortController();
  const send = (message: BridgeMessage): void => {
    if (!life.signal.aborted && output.writable) output.write(`${JSON.stringify(message)}\n`);
  };
  const refuse = (id: string, error: BridgeFailure): void => send({ type: "answer", id, ok: false, error });

  const perform = (task: BridgeTask): void => {
    const controller = new AbortController();
    running.set(task.id, controller);
    operations
      .perform(
        task,
        {
          onProgress: (step) => send({ type: "progress", id: task.id, step }),
          onChunk: (chunk) => send({ type: "chunk", id: task.id, ...chunk }),
        },
        controller.signal,
      )
      .then((result) => {
        if (controller.signal.aborted) refuse(task.id, { code: "cancelled", detail: "The request was cancelled." });
        else if (result.ok) send({ type: "answer", id: task.id, ok: true, result: result.value });
        else refuse(task.id, result.error);
      })
      .catch((problem: unknown) => refuse(task.id, { code: "failed", detail: String(problem) }))
      .finally(() => running.delete(task.id));
  };
  const cancel = (id: string, target: string): void => {
    const controller = running.get(target);
    controller?.abort();
    send({ type: "answer", id, ok: true, result: { cancelled: controller !== undefined } });
  };
  const read = (line: string): void => {
    if (line.trim() === "") return;
    const value = parseJson(line);
    const parsed = bridgeRequestSchema.safeParse(value);
    if (!parsed.success) refuse(idOf(value), problemOf(value));
    else if (parsed.data.op === "cancel") cancel(parsed.data.id, parsed.data.target);
    else if (running.has(parsed.data.id)) refuse(parsed.data.id, { code: "badRequest", detail: "This id is in use." });
    else perform(parsed.data);
  };
  const splitter = createLineSplitter(bridgeMaxLineLength, read, () =>
    refuse("unknown", { code: "badRequest", detail: "The line is too long." }),
  );
  const stop = (): void => {
    if (life.signal.aborted) return;
    life.abort();
    for (const controller of running.values()) controller.abort();
    input.off("data", splitter);
    input.off("end", stop);
    input.off("close", stop);
    output.off("error", stop);
  };
  input.on("data", splitter);
  input.on("end", stop);
  input.on("close", stop);
  output.on("error", stop);
  void beat(options, life.signal, send);
  return stop;
}

async function beat(
  options: BridgeFaceOptions,
  life: AbortSignal,
  send: (message: BridgeMessage) => void,
): Promise<void> {
  while (!life.aborted) {
    send({ type: "heartbeat", at: new Date(options.now()).toISOString() });
    await pause(options.delay, options.heartbeatMs, life);
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}

function idOf(value: unknown): string {
  const id = typeof value === "object" && value !== null ? (value as { readonly id?: unknown }).id : undefined;
  return typeof id === "string" && id.length >= 1 && id.length <= 64 ? id : "unknown";
}

function problemOf(value: unknown): BridgeFailure {
  const op = typeof value === "object" && value !== null ? (value as { readonly op?: unknown }).op : undefined;
  const known = bridgeRequestSchema.options.map((option) => option.shape.op.value);
  if (typeof op === "string" && !known.some((name) => name === op))
    return { code: "unknownOperation", detail: "There is no such operation." };
  return { code: "badRequest", detail: "The request does not have the agreed form." };
}
