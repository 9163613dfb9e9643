import type { FlowCount, FlowSignals } from "./flow-signals.ts";

/** How many of the apps that the page waits for are in place; undefined while none is known. */
export function appCount({ apps }: Pick<FlowSignals, "apps">): Omit<FlowCount, "kind"> | undefined {
  const awaited = (apps ?? []).filter(
    (app) => app.kind !== "script" && app.blocking !== false && app.stale !== true && app.state !== "unknown",
  );
  if (awaited.length === 0) return undefined;
  const done = awaited.filter(({ state }) => state === "done" || state === "skipped" || state === "restart").length;
  return { done, total: awaited.length };
}
