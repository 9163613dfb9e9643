import type { DiagnosticsChunk } from "../../../shared/contract/bridge/diagnostics-result.ts";
import type { BridgeErrorCode, BridgeRequest } from "../../../shared/contract/bridge/messages.ts";
import type { Result } from "../../../shared/kernel/result.ts";

/** A request that a device or the host itself has to answer; `cancel` is the face's own business. */
export type BridgeTask = Exclude<BridgeRequest, { readonly op: "cancel" }>;

/** Why a task failed, as the bridge protocol says it. */
export type BridgeFailure = { readonly code: BridgeErrorCode; readonly detail: string };

/** Who hears of a task that is under way: its steps, and the pieces of files it hands over. */
export type TaskListener = {
  readonly onProgress: (step: string) => void;
  readonly onChunk: (chunk: DiagnosticsChunk) => void;
};

/** What stands behind a bridge face: the world itself, or a world in another process. */
export type BridgeOperations = {
  /** Performs one task; `signal` ends it early. */
  readonly perform: (
    task: BridgeTask,
    listener: TaskListener,
    signal: AbortSignal,
  ) => Promise<Result<object, BridgeFailure>>;
};

/** Waits for simulated milliseconds; an aborted wait ends at once, well or with the signal's reason. */
export type SimulatedDelay = (delayMs: number, signal: AbortSignal) => Promise<void>;

/** Waits as `delay` does, and ends well when the wait was aborted. */
export async function pause(delay: SimulatedDelay, delayMs: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(delayMs, signal);
  } catch (problem) {
    if (!signal.aborted) throw problem;
  }
}
