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

/** Progress of every step of a kind. What a retry does not do again was done before it. */
export function kindProgress(run: FlowRun, kind: FlowStep["kind"], now: number): StepProgress {
  const steps = run.steps.filter((step) => step.kind === kind);
  return steps.length === 0 && isResumed(run) ? "succeeded" : progressOfAll(run, steps, now);
}

/** How much of a step's time has gone by at `now`, 0 to 1; half of one that never ends. */
export function shareOf({ startsAt, endsAt }: FlowStep, now: number): number {
  if (now <= startsAt) return 0;
  return endsAt === null ? 0.5 : Math.min(1, (now - startsAt) / (endsAt - startsAt));
}

/** How much of the first step of a kind is done. */
export function kindShare(run: FlowRun, kind: FlowStep["kind"], now: number): number {
  const step = run.steps.find((known) => known.kind === kind);
  if (step === undefined) return isResumed(run) ? 1 : 0;
  return shareOf(step, now);
}

/** A retry goes on where apps are identified. */
function isResumed({ steps }: FlowRun): boolean {
  return steps[0]?.kind === "identifyApps";
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
