import type { FlowRun, FlowStep } from "./device-rows.ts";

/** Where a step stands at a moment. */
export type StepProgress = "notStarted" | "inProgress" | "succeeded" | "failed";

/** The step that is running at `now`; the last one once all are over. */
export function currentStep(run: FlowRun, now: number): FlowStep | undefined {
  return run.steps.findLast((step) => step.startsAt <= now) ?? run.steps[0];
}

/** Progress of one step at `now`. */
export function progressOf(run: FlowRun, step: FlowStep, now: number): StepProgress {
  if (step.startsAt > now) return "notStarted";
  const failed = run.end?.result === "failure" && run.end.failedStep === step.label && now >= run.end.at;
  if (failed) return "failed";
  return step.endsAt !== null && step.endsAt <= now ? "succeeded" : "inProgress";
}

/** Progress of several steps that are shown as one. */
export function progressOfAll(run: FlowRun, steps: readonly FlowStep[], now: number): StepProgress {
  const each = steps.map((step) => progressOf(run, step, now));
  if (each.includes("failed")) return "failed";
  if (each.length > 0 && each.every((progress) => progress === "succeeded")) return "succeeded";
  return each.every((progress) => progress === "notStarted") ? "notStarted" : "inProgress";
}

/** Apps that are in place at `now`. */
export function appsInstalled(run: FlowRun, now: number): number {
  return run.steps.filter((step) => step.kind === "installApp" && progressOf(run, step, now) === "succeeded").length;
}

/** Whether the device is restarting at `now` and answers nobody. */
export function isRestarting(run: FlowRun, now: number): boolean {
  const step = currentStep(run, now);
  return step?.kind === "restart" && step.endsAt !== null && now < step.endsAt;
}

/** Whether every step of the flow is over and well, whatever the screen says. */
export function isComplete(run: FlowRun, now: number): boolean {
  return (
    run.end?.result === "success" &&
    appsInstalled(run, now) === run.appCount &&
    run.steps.every((step) => progressOf(run, step, now) === "succeeded")
  );
}
