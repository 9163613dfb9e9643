import { isSignInTrouble } from "../../domain/sign-in/sign-in-trouble.ts";
import type { AppError, ErrorCode } from "../../kernel/app-error.ts";
import { formatAge } from "../clock-text.ts";
import { assignErrorText } from "./assign-errors.ts";
import { benchErrorText } from "./bench-errors.ts";
import { clearingErrorText } from "./clearing-errors.ts";
import type { ErrorText } from "./error-sentences.ts";
import { lanErrorText } from "./lan-errors.ts";
import { outsideErrorText } from "./outside-errors.ts";
import { partnerErrorText } from "./partner-errors.ts";
import { signInTroubleText } from "./sign-in-trouble-text.ts";

/** One text for every error code; a code without advice does not compile. */
export const errorTexts: Readonly<Record<ErrorCode, ErrorText>> = {
  ...benchErrorText,
  ...assignErrorText,
  ...clearingErrorText,
  ...lanErrorText,
  ...outsideErrorText,
  ...partnerErrorText,
};

/**
 * The text for an error; a trouble with signing in has its own. When it is worth repeating after a wait, the next step says
 * after how long.
 */
export function errorText(error: Pick<AppError, "code" | "retry"> & Partial<Pick<AppError, "context">>): ErrorText {
  const text = textOf(error.code, error.context?.reason);
  if (error.retry.when !== "later") return text;
  return { ...text, nextStep: `${text.nextStep} Next try in ${formatAge(Math.max(1000, error.retry.delayMs))}.` };
}

function textOf(code: ErrorCode, reason: unknown): ErrorText {
  const isGeneral = !code.startsWith("signIn.") || !isSignInTrouble(reason);
  // Nobody being signed in is no trouble; what has no name of its own keeps the words of its code.
  return isGeneral || reason === "other" ? errorTexts[code] : signInTroubleText[reason];
}

/** The title for an error code that arrives as plain text; empty when it is none. */
export function errorTitle(code: string): string {
  return isErrorCode(code) ? errorTexts[code].title : "";
}

/** The next step for an error code that arrives as plain text; empty when it is none. */
export function errorAdvice(code: string): string {
  return isErrorCode(code) ? errorTexts[code].nextStep : "";
}

/** Whether a text is the code of an error that has a sentence. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTexts, code);
}
