import * as z from "zod";
import {
  type AppError,
  appError,
  type ErrorContext,
  retryLater,
  retryWhenTechnicianActs,
} from "../../../shared/kernel/app-error.ts";
import type { AttemptFailure } from "./call-ticket.ts";

/** An answer that is not a success, from a call or from one part of a batch. */
export type RefusedAnswer = {
  /** Stable name of the call, for context and log. */
  readonly operation: string;
  readonly status: number;
  /** `WWW-Authenticate`, which names a claims challenge. */
  readonly challenge?: string;
  /** Milliseconds from Retry-After. */
  readonly retryAfterMs?: number;
  /** The parsed JSON body, whatever it is. */
  readonly body: unknown;
};

const soonMs = 15_000;
const laterMs = 120_000;
const conflictMs = 5_000;

const errorBodySchema = z.object({
  error: z.object({ code: z.unknown().optional(), message: z.unknown().optional() }),
});
const intuneMessageSchema = z.object({ CustomApiErrorPhrase: z.unknown().optional() });

/**
 * Codes and phrases are short words of letters, some with a number behind. Anything else may carry data, as a piece of a hash
 * would, and stays out of errors and logs.
 */
const wordPattern = /^[A-Za-z][A-Za-z_.]{0,59}\d{0,5}$/;

/**
 * Turns a refusal into an error by status, code and phrase, never by the message's words (save two that stand nowhere else), and keeps
 * nothing else of the body. Intune puts JSON text with a `CustomApiErrorPhrase` into `error.message`.
 */
export function answerError(answer: RefusedAnswer): AppError {
  const { operation, status } = answer;
  const words = errorWords(answer.body);
  const context: ErrorContext = { operation, status, ...words };
  const cause = [`${operation} ${status}`, ...Object.values(words)].join(" ");
  const wait = (fallbackMs: number): number => answer.retryAfterMs ?? fallbackMs;
  if (isClaimsChallenge(answer, words.code)) {
    return retryWhenTechnicianActs(
      appError("unauthorised", "signIn.required", { ...context, reason: "claims" }, cause),
    );
  }
  switch (status) {
    case 401:
      return retryWhenTechnicianActs(appError("unauthorised", "graph.unauthorised", context, cause));
    case 403:
      return retryWhenTechnicianActs(appError("unauthorised", "graph.forbidden", context, cause));
    case 404:
      if (words.phrase === segmentPhrase) return appError("notFound", "graph.notOffered", context, cause);
      return appError("notFound", "graph.notFound", context, cause);
    case 410:
      return appError("notFound", "graph.notFound", context, cause);
    case 409:
    case 412:
    case 423:
      return retryLater(appError("conflict", "graph.conflict", context, cause), wait(conflictMs));
    case 429:
      return retryLater(appError("unavailable", "graph.throttled", context, cause), wait(laterMs));
    default:
      if (status >= 500) return retryLater(appError("unavailable", "graph.unavailable", context, cause), wait(soonMs));
      return status >= 400
        ? appError("invalid", "graph.invalid", context, cause)
        : retryLater(appError("unavailable", "graph.badAnswer", context, cause), soonMs);
  }
}

/** Turns an attempt without an answer into an error. */
export function failureError(operation: string, failure: AttemptFailure): AppError {
  const context: ErrorContext = { operation, reason: failure.kind };
  switch (failure.kind) {
    case "notSent":
      return retryLater(appError("unavailable", "graph.offline", context, `${operation} ${failure.detail}`), soonMs);
    case "lost":
      return retryLater(
        appError("unavailable", "graph.unavailable", context, `${operation} ${failure.detail}`),
        soonMs,
      );
    case "timedOut":
      return retryLater(appError("unavailable", "graph.unavailable", context, `${operation} timed out`), soonMs);
    case "paused":
      return retryLater(appError("unavailable", "graph.throttled", context, `${operation} held back`), failure.forMs);
    case "stopped":
      return appError("cancelled", "graph.unavailable", context, `${operation} stopped`);
  }
}

/** An answer of success that cannot be understood; `problem` names the part, without quoting it. */
export function badAnswer(operation: string, problem: string): AppError {
  return retryLater(
    appError("unavailable", "graph.badAnswer", { operation, problem }, `${operation}: ${problem}`),
    soonMs,
  );
}

function errorWords(body: unknown): { readonly code?: string; readonly phrase?: string } {
  const parsed = errorBodySchema.safeParse(body);
  if (!parsed.success) return {};
  const code = wordOf(parsed.data.error.code);
  const { message } = parsed.data.error;
  const nested = intuneMessageSchema.safeParse(parseJson(message));
  const phrase = (nested.success ? wordOf(nested.data.CustomApiErrorPhrase) : undefined) ?? toldByMessage(message);
  return { ...(code === undefined ? {} : { code }), ...(phrase === undefined ? {} : { phrase }) };
}

/** A path that this version or cloud of Graph does not have (graph-api k.5). */
const segmentPhrase = "UnknownSegment";

/** What only the message tells: a hash that is not whole base64 (graph-api a.3), and a path that is not there. */
function toldByMessage(message: unknown): string | undefined {
  if (typeof message !== "string") return undefined;
  if (/\bEdm\.Binary\b/.test(message)) return "Edm.Binary";
  return /^Resource not found for the segment\b/.test(message) ? segmentPhrase : undefined;
}

function isClaimsChallenge(answer: RefusedAnswer, code: string | undefined): boolean {
  if (answer.status !== 401 && answer.status !== 403) return false;
  return code === "insufficient_claims" || /\binsufficient_claims\b/.test(answer.challenge ?? "");
}

function wordOf(value: unknown): string | undefined {
  return typeof value === "string" && wordPattern.test(value) ? value : undefined;
}

function parseJson(text: unknown): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Directory-style errors carry a sentence here; only Intune nests JSON.
    return undefined;
  }
}
