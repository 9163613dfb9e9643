import type { BridgeState, DeviceBridge } from "../../../main/app/ports/device-bridge.ts";

/** Resolves with the bridge's state as soon as it is of that kind (now, if it is already). */
export function untilState<K extends BridgeState["kind"]>(
  bridge: DeviceBridge,
  kind: K,
): Promise<Extract<BridgeState, { kind: K }>> {
  const isKind = (state: BridgeState): state is Extract<BridgeState, { kind: K }> => state.kind === kind;
  return new Promise((resolve) => {
    const stop = bridge.watchState((state) => {
      if (!isKind(state)) return;
      resolve(state);
      queueMicrotask(() => stop());
    });
  });
}
