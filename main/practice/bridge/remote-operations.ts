import {
  type BridgeMessage,
  bridgeMaxLineLength,
  bridgeMessageSchema,
} from "../../../shared/contract/bridge/messages.ts";
import { practiceControlPath } from "../../../shared/contract/practice/control.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { BridgeFailure, BridgeOperations, TaskListener } from "./bridge-operations.ts";
import { createLineSplitter } from "./line-splitter.ts";

/** Path on the world's address where a bridge in another process hands its tasks in. */
export const remoteBridgePath = `${practiceControlPath}/bridge`;

/** A bridge whose devices live in a world at `worldAddress`, as `http://127.0.0.1:4000`. */
export function createRemoteOperations(worldAddress: string): BridgeOperations {
  return {
    perform: async (task, listener, signal) => {
      try {
        const response = await fetch(`${worldAddress}${remoteBridgePath}`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(task),
          signal,
        });
        return await readMessages(response, listener);
      } catch (problem) {
        if (signal.aborted) return err({ code: "cancelled", detail: "The request was cancelled." });
        return err({ code: "failed", detail: `The practice world does not answer: ${String(problem)}`.slice(0, 1000) });
      }
    },
  };
}

async function readMessages(
  response: Response,
  { onProgress, onChunk }: TaskListener,
): Promise<Result<object, BridgeFailure>> {
  const answers: Result<object, BridgeFailure>[] = [];
  const take = (message: BridgeMessage): void => {
    if (message.type === "progress") onProgress(message.step);
    if (message.type === "chunk") onChunk({ file: message.file, index: message.index, data: message.data });
    if (message.type === "answer") answers.push(message.ok ? ok(Object(message.result)) : err(message.error));
  };
  const splitter = createLineSplitter(
    bridgeMaxLineLength,
    (line) => {
      const parsed = bridgeMessageSchema.safeParse(JSON.parse(line));
      if (parsed.success) take(parsed.data);
    },
    () => answers.push(err({ code: "failed", detail: "The world's answer is too long." })),
  );
  for await (const chunk of response.body ?? []) splitter(Buffer.from(chunk));
  return answers[0] ?? err({ code: "failed", detail: "The practice world gave no answer." });
}
