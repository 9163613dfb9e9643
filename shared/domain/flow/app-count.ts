import type { FlowApp } from "./flow-app.ts";
import type { FlowCount, FlowSignals } from "./flow-signals.ts";

type Apps = { readonly apps?: FlowSignals["apps"] | undefined };

/** Apps that the page waits for and that failed in this run. */
export function failedApps({ apps }: Apps): readonly FlowApp[] {
  return (apps ?? []).filter((app) => app.state === "failed" && app.stale !== true && app.blocking !== false);
}

/** Name of the app that is being installed; empty where none is, or where nothing names it. */
export function installingApp({ apps }: Apps): string {
  return (apps ?? []).find((app) => app.state === "running" && app.kind !== "script" && app.stale !== true)?.name ?? "";
}

/** How many of the apps that the page waits for are in place; undefined while none is known. */
export function appCount({ apps }: Apps): Pick<FlowCount, "done" | "total"> | undefined {
  const awaited = (apps ?? []).filter(
    (app) => app.kind !== "script" && app.blocking !== false && app.stale !== true && app.state !== "unknown",
  );
  if (awaited.length === 0) return undefined;
  const done = awaited.filter(({ state }) => state === "done" || state === "skipped" || state === "restart").length;
  return { done, total: awaited.length };
}
