import type { AppError } from "../../kernel/app-error.ts";
import type { EpochMs } from "../../kernel/brand.ts";
import {
  type ChangeAnswer,
  type ChangeDecision,
  type ChangeFinding,
  type ChangeStep,
  isUnderWay,
  needsDecision,
  type PlannedChange,
  type TenantChange,
} from "./tenant-change.ts";

/** A change that was lost is sent once more (graph-api b.6: the first update may have no effect). */
const mostSends = 2;

/** A change set as it was decided: nothing has been sent yet. */
export function openedChange(planned: PlannedChange, at: EpochMs, actor: string): TenantChange {
  const { items, ...rest } = planned;
  const steps = items.map((item): ChangeStep => ({ item, state: "waiting", at, attempt: 0 }));
  return { ...rest, at, actor, steps, open: steps.length };
}

/** Some steps are being sent: written down before the call. */
export function sentChange(change: TenantChange, steps: readonly number[], at: EpochMs): TenantChange {
  return changeSteps(change, steps, (step) =>
    step.state === "waiting" || step.state === "lost" ? fresh(step, "sent", at, step.attempt + 1) : step,
  );
}

/** What the call came to. */
export function answeredChange(
  change: TenantChange,
  steps: readonly number[],
  answer: ChangeAnswer,
  at: EpochMs,
  error?: AppError,
): TenantChange {
  const why = error === undefined ? {} : { error };
  return changeSteps(change, steps, (step) => {
    if (step.state !== "sent" && step.state !== "unclear") return step;
    // What did not arrive does not count as sent.
    if (answer === "notTaken") return { ...fresh(step, "waiting", at, step.attempt - 1), ...why };
    return { ...fresh(step, answer, at), ...why };
  });
}

/** What a reading of the tenant shows. A value that arrives late settles a step in whatever state. */
export function seenChange(change: TenantChange, findings: readonly ChangeFinding[], at: EpochMs): TenantChange {
  const byStep = new Map(findings.map((finding) => [finding.step, finding]));
  return changeSteps(change, [...byStep.keys()], (step, index) => {
    const finding = byStep.get(index);
    return finding === undefined ? step : stepAfter(step, finding, at);
  });
}

function stepAfter(step: ChangeStep, { found, value }: ChangeFinding, at: EpochMs): ChangeStep {
  if (step.state === "done" || step.state === "left") return step;
  if (found === "after") return fresh(step, "done", at);
  if (!isUnderWay(step)) return step;
  if (found === "other") return { ...fresh(step, "attention", at), attention: "overtaken", found: value ?? "" };
  if (found === "absent") return { ...fresh(step, "attention", at), attention: "absent" };
  if (step.state === "unclear") return fresh(step, "lost", at, step.attempt - 1);
  if (step.state !== "accepted") return step;
  return step.attempt < mostSends
    ? fresh(step, "lost", at)
    : { ...fresh(step, "attention", at), attention: "notTaken" };
}

/** A person decided about steps that needed somebody: once more from the beginning, or as they are. */
export function decidedChange(
  change: TenantChange,
  steps: readonly number[],
  decision: ChangeDecision,
  at: EpochMs,
): TenantChange {
  return changeSteps(change, steps, (step) => {
    if (!needsDecision(step)) return step;
    return decision === "again" ? fresh(step, "waiting", at, 0) : { ...step, state: "left", at };
  });
}

/** After a start nothing is known of what was on its way. */
export function interruptedChange(change: TenantChange, at: EpochMs): TenantChange {
  const sent = change.steps.flatMap(({ state }, index) => (state === "sent" ? [index] : []));
  return changeSteps(change, sent, (step) => fresh(step, "unclear", at));
}

/** The step in another state, without what was said of the state before. */
function fresh({ item, attempt }: ChangeStep, state: ChangeStep["state"], at: EpochMs, sends = attempt): ChangeStep {
  return { item, state, at, attempt: sends };
}

function changeSteps(
  change: TenantChange,
  indexes: readonly number[],
  update: (step: ChangeStep, index: number) => ChangeStep,
): TenantChange {
  let steps: ChangeStep[] | undefined;
  for (const index of indexes) {
    const before = (steps ?? change.steps)[index];
    const after = before === undefined ? undefined : update(before, index);
    if (after === undefined || after === before) continue;
    steps ??= [...change.steps];
    steps[index] = after;
  }
  return steps === undefined ? change : { ...change, steps, open: steps.filter(isUnderWay).length };
}
