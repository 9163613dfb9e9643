import { assertNever } from "../../../kernel/assert-never.ts";
import type { EpochMs } from "../../../kernel/brand.ts";
import { appCount, installingApp } from "../../flow/app-count.ts";
import type { FlowSignals, FlowStep } from "../../flow/flow-signals.ts";
import { signalledEnd } from "../../flow/signalled-end.ts";
import type { FlowAttempt } from "../../unit/flow-attempt.ts";
import { currentAttempt } from "../../unit/unit.ts";
import { failureOf, userFlowSeenAt } from "../../verdict/failure.ts";
import { lookBy, noNewsAt, noNewsMs, pageTimeoutMinutes } from "../attention.ts";
import type { TextRef } from "../board-view.ts";
import { type FaceContext, face, type TileFace } from "./face.ts";

/** Faces of a running or failed technician flow. A person's look settles what silence cannot (workflow rule 3). */
export function flowFace(context: FaceContext): TileFace {
  const attempt = currentAttempt(context.unit);
  if (attempt === undefined)
    return face("running", "preparingDevice", { code: "detail.flowStarted", params: { at: context.unit.stageSince } });
  if (context.unit.stage === "failed") return failedFace(attempt);
  const userAt = userFlowSeenAt(attempt);
  if (userAt !== undefined) return face("stop", "stopped", { code: "stop.userFlowSeen", params: { at: userAt } });
  if (attempt.start === undefined) {
    return face(
      "hands",
      "confirmStart",
      { code: "detail.startSeen", params: { at: attempt.startedAt } },
      { since: attempt.startedAt },
    );
  }
  const end = attempt.signals === undefined ? undefined : signalledEnd(attempt.signals.value);
  if (end?.kind === "succeeded") {
    const at = attempt.newsAt ?? attempt.startedAt;
    return face("hands", "pressReseal", successDetail(attempt, at), { since: at });
  }
  return attentionFace(context, attempt) ?? runningFace(context, attempt);
}

/** Whatever is still in the device has to come out before Reseal (device-side b.5). */
export function successDetail(attempt: FlowAttempt, at: EpochMs): TextRef {
  return { code: "detail.successSeen", params: { at, sticks: attempt.signals?.value.sticks ?? 0 } };
}

function failedFace(attempt: FlowAttempt): TileFace {
  const { errorCode, ...place } = failureOf(attempt);
  const detail: TextRef = { code: "detail.flowFailed", params: { errorCode, ...place } };
  return face("stop", "failed", detail, { wordParams: { errorCode } });
}

function attentionFace({ unit, state, now }: FaceContext, attempt: FlowAttempt): TileFace | undefined {
  const deadline = lookBy(unit, state);
  if (deadline !== undefined && now >= deadline) {
    const timeoutMinutes = pageTimeoutMinutes(unit, state);
    const minutes = Math.floor((now - attempt.startedAt) / 60_000);
    return face(
      "look",
      "lookAtScreen",
      { code: "detail.pastTimeout", params: { minutes, timeoutMinutes } },
      { since: deadline },
    );
  }
  const quietAt = noNewsAt(unit);
  if (quietAt === undefined || now < quietAt) return undefined;
  const minutes = Math.floor((now - quietAt + noNewsMs) / 60_000);
  return face(
    "look",
    "lookAtScreen",
    { code: "detail.noNews", params: { minutes, usualMinutes: noNewsMs / 60_000 } },
    { since: quietAt },
  );
}

function runningFace({ unit, state }: FaceContext, attempt: FlowAttempt): TileFace {
  const until = lookBy(unit, state);
  const more = { since: attempt.startedAt, ...(until === undefined ? {} : { until }) };
  const signals = attempt.signals?.value;
  const step = signals === undefined ? undefined : activeStep(signals);
  if (step === undefined) {
    const detail: TextRef = { code: "detail.flowStarted", params: { at: attempt.startedAt } };
    return unit.stage === "deviceSetup"
      ? face("running", "applyingPolicies", detail, more)
      : face("running", "preparingDevice", detail, more);
  }
  const kind = stepKind(step.step.name);
  const detail = stepDetail(kind, step.step, signals?.apps);
  if (step.phase === "devicePreparation") return face("running", "preparingDevice", detail, more);
  return face("running", kind === "apps" ? "installingApps" : "applyingPolicies", detail, more);
}

type ActiveStep = { readonly phase: FlowSignals["categories"][number]["phase"]; readonly step: FlowStep };

/**
 * The sub-step that is under way, or the next one between two. Phases follow each other and a resolved one is over,
 * whatever its texts still say: the flat form has no states, and its texts without a count look unfinished for ever. For
 * the same reason a sub-step that counts goes before one that does not.
 */
function activeStep(signals: FlowSignals): ActiveStep | undefined {
  const open = signals.categories.filter(({ phase, succeeded }) => phase !== "accountSetup" && succeeded === null);
  // A later phase may be listed before it has begun.
  const begun = open.findLast(({ steps }) => steps.some((step) => step.state !== "notStarted"));
  const current = begun ?? open[0];
  if (current === undefined) return undefined;
  const { phase, steps } = current;
  const running = steps.filter((step) => step.state === "inProgress");
  const step =
    running.find((known) => known.total !== undefined) ??
    running[0] ??
    steps.find((known) => known.state === "notStarted");
  return step === undefined ? undefined : { phase, step };
}

type StepKind =
  | "secureHardware"
  | "joinNetwork"
  | "registerManagement"
  | "preparing"
  | "policies"
  | "certificates"
  | "network"
  | "apps"
  | "other";

/** Names of sub-steps vary between builds (device-side d.2); they are recognised by their stem. */
function stepKind(name: string): StepKind {
  const stem = name.toLowerCase();
  if (stem.includes("attest") || stem.includes("hardware") || stem.includes("tpm")) return "secureHardware";
  if (stem.includes("join") || stem.includes("aadj")) return "joinNetwork";
  if (stem.includes("mdm") || stem.includes("management") || stem.includes("enrol")) return "registerManagement";
  if (stem.includes("prepar") || stem.includes("provider")) return "preparing";
  if (stem.includes("polic")) return "policies";
  if (stem.includes("certif")) return "certificates";
  if (stem.includes("network")) return "network";
  return stem.includes("app") ? "apps" : "other";
}

function stepDetail(kind: StepKind, step: FlowStep, apps: FlowSignals["apps"]): TextRef {
  const count =
    step.done === undefined || step.total === undefined ? undefined : { done: step.done, total: step.total };
  switch (kind) {
    case "secureHardware":
      return { code: "detail.stepSecureHardware", params: {} };
    case "joinNetwork":
      return { code: "detail.stepJoinNetwork", params: {} };
    case "registerManagement":
      return { code: "detail.stepRegisterManagement", params: {} };
    case "preparing":
      return { code: "detail.stepPreparing", params: {} };
    case "policies":
      return { code: "detail.stepSecurityPolicies", params: {} };
    case "certificates":
      return { code: "detail.stepCertificates", params: count ?? { done: 0, total: 0 } };
    case "network":
      return { code: "detail.stepNetwork", params: {} };
    case "apps": {
      const counted = count ?? appCount({ apps });
      return counted === undefined
        ? { code: "detail.stepAppsIdentifying", params: {} }
        : { code: "detail.stepApps", params: { ...counted, name: installingApp({ apps }) } };
    }
    case "other":
      return { code: "detail.stepOther", params: { name: step.name } };
    default:
      return assertNever(kind);
  }
}
