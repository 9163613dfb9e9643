import { failedApps } from "./app-count.ts";
import type { FlowPhase, FlowSignals } from "./flow-signals.ts";
import { endingKind } from "./settled-ending.ts";

/** How the device's own signals say the technician flow stands. */
export type SignalledEnd =
  | { readonly kind: "running" }
  | { readonly kind: "succeeded" }
  | { readonly kind: "failed"; readonly phase: FlowPhase; readonly step: string; readonly errorCode: string };

/**
 * Success is `categorySucceeded` of device setup, or all of its sub-steps succeeded or not required (some builds never
 * set the former); failure is a failed sub-step (device-side d.2). Neither counts before it has settled. Absent means not
 * yet.
 */
export function signalledEnd(signals: FlowSignals): SignalledEnd {
  const kind = endingKind(signals.categories);
  if (kind === undefined || signals.ending?.settled === false) return { kind: "running" };
  if (kind === "succeeded") return { kind };
  for (const { phase, steps } of signals.categories) {
    const failed = steps.find((step) => step.state === "failed");
    if (failed !== undefined)
      return { kind, phase, step: failed.name, errorCode: failed.errorCode ?? causeOf(signals) };
  }
  return { kind: "running" };
}

/** A sub-step that failed without a code: the code of the one app that the page waits for and that failed. */
function causeOf({ apps, providers }: FlowSignals): string {
  const codes = new Set([...failedApps({ apps }), ...(providers ?? [])].flatMap(({ errorCode }) => errorCode ?? []));
  const [only] = codes;
  return codes.size === 1 && only !== undefined ? only : "";
}
