import type { FlowSignals } from "./flow-signals.ts";

/** How the device's own signals say the technician flow stands. */
export type SignalledEnd =
  | { readonly kind: "running" }
  | { readonly kind: "succeeded" }
  | { readonly kind: "failed"; readonly step: string; readonly errorCode: string };

/**
 * Success is `categorySucceeded` of device setup, or all of its sub-steps succeeded or not required (some builds never
 * set the former); failure is a failed sub-step (device-side d.2). Absent means not yet.
 */
export function signalledEnd(signals: FlowSignals): SignalledEnd {
  for (const category of signals.categories) {
    const failed = category.steps.find((step) => step.state === "failed");
    if (failed !== undefined) return { kind: "failed", step: failed.name, errorCode: failed.errorCode ?? "" };
  }
  const setup = signals.categories.find((category) => category.phase === "deviceSetup");
  if (setup === undefined) return { kind: "running" };
  const allDone =
    setup.steps.length > 0 && setup.steps.every((step) => step.state === "succeeded" || step.state === "notRequired");
  return { kind: setup.succeeded === true || (setup.succeeded === null && allDone) ? "succeeded" : "running" };
}
