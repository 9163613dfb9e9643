import type { ChangeAnswer, ChangeFinding } from "../../../shared/domain/assignment/tenant-change.ts";
import type { BenchDraft } from "../../../shared/domain/evidence/draft.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { EpochMs } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";

/** What is known of a step: found in the tenant as it is, or answered by it. */
export type StepOutcome =
  | { readonly kind: "found"; readonly finding: ChangeFinding }
  | { readonly kind: "answered"; readonly answer: ChangeAnswer; readonly error?: AppError };

/** Trouble after which the tenant certainly changed nothing, and the same may be sent again. */
const notSent: ReadonlySet<AppError["code"]> = new Set([
  "graph.offline",
  "graph.throttled",
  "graph.conflict",
  "graph.unauthorised",
]);

/** Trouble that does not tell whether the tenant changed it. */
const untold: ReadonlySet<AppError["code"]> = new Set(["graph.unavailable", "graph.badAnswer"]);

/** What the answer of a call says of the steps it was for. */
export function outcomeOf(result: Result<void>): StepOutcome & { readonly kind: "answered" } {
  if (result.ok) return { kind: "answered", answer: "accepted" };
  if (notSent.has(result.error.code) || result.error.code.startsWith("signIn.")) return notTaken(result.error);
  if (untold.has(result.error.code)) return { kind: "answered", answer: "unclear", error: result.error };
  return refused(result.error);
}

/** The tenant certainly did not take it. */
export function notTaken(error: AppError): StepOutcome & { readonly kind: "answered" } {
  return { kind: "answered", answer: "notTaken", error };
}

/** Not to be sent again before a person decided. */
export function refused(error: AppError): StepOutcome & { readonly kind: "answered" } {
  return { kind: "answered", answer: "refused", error };
}

/** One row for what was found, and one for each kind of answer: a call with a thousand devices is no thousand rows. */
export function draftsOf(
  at: EpochMs,
  changeId: string,
  outcomes: ReadonlyMap<number, StepOutcome>,
): readonly BenchDraft[] {
  const findings = [...outcomes.values()].flatMap((outcome) => (outcome.kind === "found" ? [outcome.finding] : []));
  const answered = [...outcomes].flatMap(([step, outcome]) => (outcome.kind === "answered" ? [{ step, outcome }] : []));
  const byAnswer = Map.groupBy(answered, ({ outcome }) => `${outcome.answer} ${JSON.stringify(outcome.error ?? "")}`);
  return [
    ...(findings.length === 0 ? [] : [{ kind: "tenantChangeSeen", source: "E-REG", at, changeId, findings } as const]),
    ...[...byAnswer.values()].flatMap((entries): readonly BenchDraft[] => {
      const [first] = entries;
      if (first === undefined) return [];
      const { answer, error } = first.outcome;
      const steps = entries.map(({ step }) => step);
      const why = error === undefined ? {} : { error };
      return [{ kind: "tenantChangeAnswered", source: "E-REG", at, changeId, steps, answer, ...why }];
    }),
  ];
}
