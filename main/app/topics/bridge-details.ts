import type { CleanupResult, HelloResult } from "../../../shared/contract/bridge/messages.ts";
import type { TextRef } from "../../../shared/domain/bench/board-view.ts";

/** What the host needs for itself and nobody asks for. */
const unspoken: ReadonlySet<string> = new Set(["hello", "credential", "cancel"]);

/** What the bridge is and can do here, each missing thing with its reason, and what the last cleaning up came to. */
export function bridgeDetails(hello: HelloResult, cleaned: CleanupResult | undefined): readonly TextRef[] {
  const { powerShellVersion: version, powerShellEdition: edition, languageMode, executionPolicy } = hello;
  const capabilities = hello.capabilities.filter(({ operation }) => !unspoken.has(operation));
  const able = capabilities.filter(({ available }) => available).map(({ operation }) => operation);
  const policy = executionPolicy ?? "";
  return [
    { code: "status.bridgeHost", params: { version, edition, languageMode, policy } },
    { code: hello.elevated ? "status.bridgeElevated" : "status.bridgeNotElevated", params: {} },
    ...(able.length === 0 ? [] : [{ code: "status.bridgeCan", params: { operations: able.join(",") } } as const]),
    ...capabilities
      .filter(({ available }) => !available)
      .map(({ operation, reason }): TextRef => {
        return { code: "status.bridgeCannot", params: { operations: operation, reason: reason ?? "" } };
      }),
    ...cleaningDetails(cleaned),
  ];
}

function cleaningDetails(cleaned: CleanupResult | undefined): readonly TextRef[] {
  const { reverted, left } = cleaned ?? { reverted: [], left: [] };
  return [
    ...(reverted.length === 0 ? [] : [{ code: "status.bridgeReverted", params: { count: reverted.length } } as const]),
    ...(left.length === 0 ? [] : [{ code: "status.bridgeLeft", params: { count: left.length } } as const]),
  ];
}
