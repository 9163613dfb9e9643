import type { AppError, ErrorCode } from "../../kernel/app-error.ts";
import { formatAge } from "../clock-text.ts";
import { benchErrorText } from "./bench-errors.ts";
import { outsideErrorText } from "./outside-errors.ts";

/** What happened, what it means for the unit or the bench, and the one next step. */
export type ErrorText = { readonly title: string; readonly meaning: string; readonly nextStep: string };

/** One text for every error code; a code without advice does not compile. */
export const errorTexts: Readonly<Record<ErrorCode, ErrorText>> = { ...benchErrorText, ...outsideErrorText };

/** The text for an error; when it is worth repeating after a wait, the next step says after how long. */
export function errorText(error: Pick<AppError, "code" | "retry">): ErrorText {
  const text = errorTexts[error.code];
  if (error.retry.when !== "later") return text;
  return { ...text, nextStep: `${text.nextStep} Next try in ${formatAge(Math.max(1000, error.retry.delayMs))}.` };
}

/** The title for an error code that arrives as plain text; empty when it is none. */
export function errorTitle(code: string): string {
  return isErrorCode(code) ? errorTexts[code].title : "";
}

/** Whether a text is the code of an error that has a sentence. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTexts, code);
}
