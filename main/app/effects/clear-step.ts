import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Effect } from "../../../shared/domain/bench/plan/effect.ts";
import { type ClearingAnswer, type ClearingStep, openClearing } from "../../../shared/domain/clearing/clearing.ts";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import { assertNever } from "../../../shared/kernel/assert-never.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { DeviceDirectory } from "../ports/device-directory.ts";
import type { EffectPorts } from "./effect-ports.ts";

/** Does one step of the clearing under way, which was journaled before. What the call came to is evidence. */
export async function runClearStep(
  { directory, clock }: EffectPorts,
  { unitId, step: index }: Effect & { readonly kind: "clearStep" },
  state: () => BenchState,
): Promise<EffectOutcome> {
  const { order, units } = state();
  const step = openClearing(mapGet(units, unitId)?.past)?.steps[index];
  // Somebody ended the clearing in between.
  if (order === undefined || step === undefined || step.state !== "sent") return { drafts: [] };
  const result = await send(directory, order.tenantId, step);
  const draft = { kind: "clearingStepAnswered", source: "E-ADM", at: clock.now(), unitId, step: index } as const;
  const answer = result.ok ? "taken" : answerOf(result.error);
  if (answer === "taken" && step.action === "deleteAutopilotDevice") {
    const refreshed = await directory.requestSync(order.tenantId);
    // The list comes up to date without it, only later: what went wrong is noted and holds nothing up.
    const refresh = refreshed.ok
      ? { refresh: refreshed.value }
      : ({ refresh: "notAsked", error: refreshed.error } as const);
    return { drafts: [{ ...draft, answer, ...refresh }] };
  }
  if (result.ok || answer === "gone" || answer === "inProgress") return { drafts: [{ ...draft, answer }] };
  const error = plainer(result.error);
  return { drafts: [{ ...draft, answer, error }], ...(answer === "notSent" ? { error } : {}) };
}

function send(directory: DeviceDirectory, tenant: TenantId, { action, record }: ClearingStep): Promise<Result<void>> {
  switch (action) {
    case "allowNextEnrollment":
      return directory.allowNextEnrollment(tenant, record.id);
    case "deleteManagedDevice":
      return directory.deleteManagedDevice(tenant, record.id);
    case "unassignUser":
      return directory.unassignUser(tenant, record.id);
    case "deleteAutopilotDevice":
      return directory.deleteRegistration(tenant, record.id);
    case "deleteDirectoryDevice":
      return directory.deleteDirectoryDevice(tenant, record.id);
    default:
      return assertNever(action);
  }
}

/** What a failure says about the step. Intune spells the phrases of deletions in more than one way (graph-api b.5). */
function answerOf({ code, kind, context }: AppError): ClearingAnswer {
  const phrase = String(context.phrase ?? "").toLowerCase();
  if (code === "graph.notFound" || phrase.includes("alreadydeleted")) return "gone";
  if (phrase.includes("deletioninprog")) return "inProgress";
  if (kind === "cancelled" || code === "graph.unavailable" || code === "graph.badAnswer") return "unclear";
  const isHeldBack = code === "graph.offline" || code === "graph.throttled" || code === "graph.conflict";
  const isUnsigned = code.startsWith("signIn.") || code.startsWith("order.") || code === "graph.unauthorised";
  return isHeldBack || isUnsigned ? "notSent" : "refused";
}

/** A refusal with a phrase of its own says more than that the request was refused (graph-api a.4, code 811). */
function plainer(error: AppError): AppError {
  const phrase = String(error.context.phrase ?? "").toLowerCase();
  return phrase.includes("registeredbyothertenant") ? appError("refused", "clearing.registeredByOther") : error;
}
