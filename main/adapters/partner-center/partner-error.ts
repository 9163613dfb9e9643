import {
  type AppError,
  appError,
  type ErrorContext,
  retryLater,
  retryWhenTechnicianActs,
} from "../../../shared/kernel/app-error.ts";
import type { Attempt } from "./call-attempt.ts";
import type { PartnerToken } from "./partner-token.ts";

const soonMs = 15_000;
const laterMs = 120_000;

/** What a refused call was. */
export type RefusedCall = {
  /** Stable name of the call. */
  readonly operation: string;
  readonly token: PartnerToken;
  /** Milliseconds from Retry-After. */
  readonly retryAfterMs?: number;
};

/**
 * Turns an answer that is no success into an error, by its status alone: descriptions may quote what was sent and stay
 * out of errors and logs.
 */
export function refusalError({ operation, token, retryAfterMs }: RefusedCall, status: number): AppError {
  const context: ErrorContext = { operation, status };
  const cause = `${operation} ${status}`;
  switch (status) {
    case 401: {
      const code = token.mayHaveMfa ? "partner.unauthorised" : "partner.mfaMissing";
      return retryWhenTechnicianActs(appError("unauthorised", code, context, cause));
    }
    case 403:
      return retryWhenTechnicianActs(appError("unauthorised", "partner.forbidden", context, cause));
    case 404:
      return appError("notFound", "partner.notFound", context, cause);
    case 409:
      return appError("conflict", "partner.conflict", context, cause);
    case 429:
      return retryLater(appError("unavailable", "partner.throttled", context, cause), retryAfterMs ?? laterMs);
    default:
      if (status >= 500)
        return retryLater(appError("unavailable", "partner.unavailable", context, cause), retryAfterMs ?? soonMs);
      return status >= 400
        ? appError("invalid", "partner.invalid", context, cause)
        : badPartnerAnswer(operation, cause);
  }
}

/** Turns an attempt without an answer into an error. */
export function lostError(operation: string, attempt: Exclude<Attempt, { readonly kind: "answer" }>): AppError {
  const context: ErrorContext = { operation, reason: attempt.kind };
  switch (attempt.kind) {
    case "notSent":
      return retryLater(appError("unavailable", "partner.offline", context, `${operation} ${attempt.detail}`), soonMs);
    case "lost":
      return retryLater(
        appError("unavailable", "partner.unavailable", context, `${operation} ${attempt.detail}`),
        soonMs,
      );
    case "timedOut":
      return retryLater(appError("unavailable", "partner.unavailable", context, `${operation} timed out`), soonMs);
    case "stopped":
      return appError("cancelled", "partner.unavailable", context, `${operation} stopped`);
  }
}

/** The service wants to be left alone longer than a call waits. */
export function pausedError(operation: string, forMs: number): AppError {
  const error = appError("unavailable", "partner.throttled", { operation, reason: "paused" }, `${operation} held back`);
  return retryLater(error, forMs);
}

/** An answer of success that cannot be understood; `problem` names the part, without quoting it. */
export function badPartnerAnswer(operation: string, problem: string): AppError {
  const error = appError("unavailable", "partner.badAnswer", { operation, problem }, `${operation}: ${problem}`);
  return retryLater(error, soonMs);
}
