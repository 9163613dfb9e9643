import { AuthError } from "@azure/msal-node";
import { type SignInTrouble, type SignInWay, troubleOfNumber } from "../../../shared/domain/sign-in/sign-in-trouble.ts";
import {
  type AppError,
  appError,
  type ErrorCode,
  type ErrorKind,
  retryLater,
  retryWhenTechnicianActs,
} from "../../../shared/kernel/app-error.ts";
import type { NumberOfRefusal } from "./refusal-numbers.ts";

/** The person declined what was asked for. */
const declinedNumber = 65004;
const declinedWords: ReadonlySet<string> = new Set([
  "access_denied",
  "authorization_declined",
  "user_canceled",
  "device_code_polling_cancelled",
]);
const offlineWords: ReadonlySet<string> = new Set([
  "network_error",
  "no_network_connectivity",
  "endpoints_resolution_error",
  "openid_config_error",
]);
const interactionWords: ReadonlySet<string> = new Set([
  "interaction_required",
  "login_required",
  "invalid_grant",
  "no_tokens_found",
  "refresh_token_expired",
  "no_account_found",
  "bad_token",
]);
/** Our own word among MSAL's: the system could not open a browser. */
export const browserNotOpened = "browser_not_opened";
const troubleByWord: Readonly<Record<string, SignInTrouble>> = {
  [browserNotOpened]: "browserNotOpened",
  consent_required: "consentMissing",
  expired_token: "codeExpired",
  device_code_expired: "codeExpired",
  user_timeout_reached: "codeExpired",
  temporarily_unavailable: "serviceBusy",
};

/** Troubles that a new sign-in of the same person is the answer to. */
const endedTroubles: ReadonlySet<SignInTrouble> = new Set([
  "sessionEnded",
  "signInFrequency",
  "tokenRefused",
  "multiFactor",
  "externalChallenge",
  "claims",
  "idle",
]);
const busyMs = 60_000;

/**
 * Turns what MSAL throws into an error. Only its code words and the AADSTS number are kept: its sentences carry user
 * names. `noted` knows the number that MSAL left out. What is not MSAL's own is a defect and thrown again.
 */
export function signInError(error: unknown, way: SignInWay, noted: NumberOfRefusal = () => undefined): AppError {
  if (!(error instanceof AuthError)) throw error;
  const words = wordsOf(error);
  const number = numberOf(error) ?? noted(words);
  const cause = [...words, ...(number === undefined ? [] : [`AADSTS${number}`])].join(" ");
  if (number === declinedNumber) return signInCancelled(cause);
  if (number === undefined && words.some((word) => declinedWords.has(word))) return signInCancelled(cause);
  if (words.some((word) => offlineWords.has(word))) {
    return retryLater(appError("unavailable", "graph.offline", { service: "signIn" }, cause), 15_000);
  }
  const byNumber = number === undefined ? undefined : troubleOfNumber(number, way);
  const trouble = byNumber ?? words.flatMap((word) => troubleByWord[word] ?? [])[0];
  if (trouble !== undefined) return signInProblem(trouble, cause, number);
  const isEnded = words.some((word) => interactionWords.has(word));
  return isEnded ? required("other", cause, number) : signInProblem("other", cause, number);
}

/** The error of a trouble; `number` is Microsoft's own, for whoever looks into it. */
export function signInProblem(trouble: SignInTrouble, cause: string, number?: number): AppError {
  if (endedTroubles.has(trouble)) return required(trouble, cause, number);
  switch (trouble) {
    case "consentMissing":
    case "adminConsentMissing":
      return problem("unauthorised", "signIn.permissionMissing", trouble, cause, number);
    case "accountNotInTenant":
      return problem("unauthorised", "signIn.wrongTenant", trouble, cause, number);
    case "serviceBusy":
      return retryLater(problem("unavailable", "signIn.failed", trouble, cause, number), busyMs);
    case "timedOut":
      return problem("unavailable", "signIn.failed", trouble, cause, number);
    default:
      return problem("unauthorised", "signIn.failed", trouble, cause, number);
  }
}

/** Somebody has to sign in first. */
export function signInRequired(cause: string): AppError {
  return required("other", cause, undefined);
}

/** The sign-in was given up, by whoever. */
export function signInCancelled(cause: string): AppError {
  return retryWhenTechnicianActs(appError("cancelled", "signIn.cancelled", {}, cause));
}

function required(trouble: SignInTrouble, cause: string, number: number | undefined): AppError {
  return problem("unauthorised", "signIn.required", trouble, cause, number);
}

function problem(
  kind: ErrorKind,
  code: ErrorCode,
  reason: SignInTrouble,
  cause: string,
  number: number | undefined,
): AppError {
  const context = number === undefined ? { reason } : { reason, number };
  return retryWhenTechnicianActs(appError(kind, code, context, cause));
}

/** MSAL's code words; while it polls for a device code it puts the service's word into the message instead. */
function wordsOf(error: AuthError): readonly string[] {
  return [error.errorCode, error.subError, error.errorMessage].filter((word) => /^[a-z][a-z0-9_]{2,59}$/.test(word));
}

function numberOf(error: AuthError): number | undefined {
  const digits = /AADSTS(\d{4,7})/.exec(`${error.errorMessage} ${error.subError}`)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
