import type { CleanupResult } from "../../../shared/contract/bridge/messages.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { Stop } from "../ports/clock.ts";
import type { DeviceBridge } from "../ports/device-bridge.ts";
import type { Log } from "../ports/log.ts";

/** Keeps this PC as the bridge found it. */
export type BridgeCare = {
  /** Takes back what bridges that ended in the middle have left. Errors: `bridge.*`. */
  readonly cleanUp: () => Promise<Result<CleanupResult>>;
  /** Tells what the last cleaning up came to; undefined until there was one. */
  readonly watch: (listener: (last: CleanupResult | undefined) => void) => Stop;
  readonly stop: Stop;
};

/** Cleans up whenever a host is ready: the one before it may have been killed in the middle of its work. */
export function createBridgeCare(bridge: Pick<DeviceBridge, "watchState" | "cleanUp">, log: Log): BridgeCare {
  const listeners = new Set<(last: CleanupResult | undefined) => void>();
  let last: CleanupResult | undefined;
  let wasReady = false;

  const cleanUp = async (): Promise<Result<CleanupResult>> => {
    const cleaned = await bridge.cleanUp();
    if (!cleaned.ok) {
      log.warn("bridge.notCleanedUp", { code: cleaned.error.code });
      return cleaned;
    }
    const { reverted, left } = cleaned.value;
    if (reverted.length + left.length > 0)
      log.info("bridge.cleanedUp", { reverted: reverted.length, left: left.length });
    last = cleaned.value;
    for (const listener of listeners) listener(last);
    return cleaned;
  };

  const stop = bridge.watchState(({ kind }) => {
    const isReady = kind === "ready";
    if (isReady && !wasReady) void cleanUp();
    wasReady = isReady;
  });

  return {
    cleanUp,
    watch: (listener) => {
      listeners.add(listener);
      listener(last);
      return () => void listeners.delete(listener);
    },
    stop: () => {
      stop();
      listeners.clear();
    },
  };
}
