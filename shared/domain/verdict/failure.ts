import type { EpochMs } from "../../kernel/brand.ts";
import type { TextRef } from "../bench/board-view.ts";
import { type ErrorPhase, lookUpError } from "../diagnosis/look-up-error.ts";
import { failedApps } from "../flow/app-count.ts";
import { signalledEnd } from "../flow/signalled-end.ts";
import type { FlowAttempt } from "../unit/flow-attempt.ts";

/** What a failed run ended with: the code a person read or the device told, the sub-step, and where that was. */
export type Failure = {
  readonly errorCode: string;
  readonly step: string;
  /** Empty where nobody knows. */
  readonly phase: ErrorPhase | "";
  /** The app that the page waited for and that failed: its name, or its id where nothing names it; empty when none did. */
  readonly app: string;
  /** How many more of them failed. */
  readonly moreApps: number;
};

/** The failure of a run, as far as a person and the device told of it. A person's code goes first: it is on the screen. */
export function failureOf(attempt: FlowAttempt): Failure {
  const end = attempt.signals === undefined ? undefined : signalledEnd(attempt.signals.value);
  const signalled = end?.kind === "failed" ? end : undefined;
  const failed = failedApps(attempt.signals?.value ?? {});
  const phase = signalled?.phase ?? (attempt.managed === undefined && failed.length === 0 ? "" : "deviceSetup");
  const [first] = failed;
  return {
    errorCode: attempt.failure?.errorCode || signalled?.errorCode || (first?.errorCode ?? ""),
    step: signalled?.step ?? "",
    phase: phase === "accountSetup" ? "" : phase,
    app: first === undefined ? "" : first.name || first.id,
    moreApps: Math.max(0, failed.length - 1),
  };
}

/** When the device's signals showed that somebody began the user flow; undefined when they did not. */
export function userFlowSeenAt({ signals }: FlowAttempt): EpochMs | undefined {
  return (signals?.value.userFlow ?? []).length === 0 ? undefined : signals?.seenAt;
}

/** What to do about an error: what the catalogue says, and without that Retry or rework. */
export function nextForError(errorCode: string, phase: ErrorPhase | ""): TextRef {
  const entry = errorCode === "" ? undefined : lookUpError(errorCode, phase === "" ? undefined : phase);
  const isActedOn = entry?.kind === "known" && entry.retry !== "success" && entry.retry !== "notApplicable";
  return isActedOn
    ? { code: "next.actOnError", params: { errorCode, phase } }
    : { code: "next.retryOrRework", params: {} };
}
