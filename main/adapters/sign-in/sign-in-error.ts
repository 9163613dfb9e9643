import { AuthError } from "@azure/msal-node";
import {
  type AppError,
  appError,
  type ErrorCode,
  type ErrorKind,
  retryLater,
  retryWhenTechnicianActs,
} from "../../../shared/kernel/app-error.ts";

/** Why a sign-in did not come about, in `context.reason`. */
export type SignInTrouble =
  | "consentMissing"
  | "conditionalAccess"
  | "multiFactor"
  | "accountNotInTenant"
  | "appNotInTenant"
  | "sessionEnded"
  | "codeExpired"
  | "timedOut"
  | "browserNotOpened"
  | "other";

/**
 * Error numbers of Microsoft Entra (AADSTS…) that call for different next steps.
 * Source: "Microsoft Entra authentication and authorization error codes".
 */
const troubleByNumber: Readonly<Record<string, SignInTrouble>> = {
  "65001": "consentMissing",
  "90094": "consentMissing",
  "90095": "consentMissing",
  "53000": "conditionalAccess",
  "53001": "conditionalAccess",
  "53002": "conditionalAccess",
  "53003": "conditionalAccess",
  "50076": "multiFactor",
  "50079": "multiFactor",
  "50020": "accountNotInTenant",
  "50034": "accountNotInTenant",
  "50105": "accountNotInTenant",
  "90072": "accountNotInTenant",
  "700016": "appNotInTenant",
  "50173": "sessionEnded",
  "70008": "sessionEnded",
  "70043": "sessionEnded",
  "700082": "sessionEnded",
  "70019": "codeExpired",
};

/** The person declined the consent asked for. */
const declinedNumbers: ReadonlySet<string> = new Set(["65004"]);
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
  "consent_required",
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
};

/**
 * Turns what MSAL throws into an error. Only its code words and the AADSTS number are kept: its sentences carry user
 * names. What is not MSAL's own is a defect and thrown again.
 */
export function signInError(error: unknown): AppError {
  if (!(error instanceof AuthError)) throw error;
  const words = wordsOf(error);
  const number = /AADSTS(\d{4,7})/.exec(`${error.errorMessage} ${error.subError}`)?.[1];
  const cause = [...words, ...(number === undefined ? [] : [`AADSTS${number}`])].join(" ");
  if (words.some((word) => declinedWords.has(word)) && number === undefined) return signInCancelled(cause);
  if (number !== undefined && declinedNumbers.has(number)) return signInCancelled(cause);
  if (words.some((word) => offlineWords.has(word))) {
    return retryLater(appError("unavailable", "graph.offline", { service: "signIn" }, cause), 15_000);
  }
  const trouble = troubleOf(number, words);
  const interaction = trouble === "sessionEnded" || trouble === "multiFactor";
  if (interaction || (trouble === "other" && words.some((word) => interactionWords.has(word)))) {
    return signInProblem("unauthorised", "signIn.required", trouble, cause);
  }
  const code = trouble === "accountNotInTenant" ? "signIn.wrongTenant" : "signIn.failed";
  return signInProblem("unauthorised", code, trouble, cause);
}

/** Somebody has to sign in first. */
export function signInRequired(cause: string): AppError {
  return signInProblem("unauthorised", "signIn.required", "other", cause);
}

/** The sign-in was given up, by whoever. */
export function signInCancelled(cause: string): AppError {
  return retryWhenTechnicianActs(appError("cancelled", "signIn.cancelled", {}, cause));
}

/** Nobody answered within the time limit. */
export function signInTimedOut(): AppError {
  return signInProblem("unavailable", "signIn.failed", "timedOut", "nobody answered in time");
}

/** The account belongs to another tenant than the one asked for. */
export function signedInElsewhere(): AppError {
  return signInProblem("unauthorised", "signIn.wrongTenant", "accountNotInTenant", "the account is of another tenant");
}

function signInProblem(kind: ErrorKind, code: ErrorCode, reason: SignInTrouble, cause: string): AppError {
  return retryWhenTechnicianActs(appError(kind, code, { reason }, cause));
}

function troubleOf(number: string | undefined, words: readonly string[]): SignInTrouble {
  const byNumber = number === undefined ? undefined : troubleByNumber[number];
  return byNumber ?? words.flatMap((word) => troubleByWord[word] ?? [])[0] ?? "other";
}

/** MSAL's code words; while it polls for a device code it puts the service's word into the message instead. */
function wordsOf(error: AuthError): readonly string[] {
  return [error.errorCode, error.subError, error.errorMessage].filter((word) => /^[a-z][a-z0-9_]{2,59}$/.test(word));
}
