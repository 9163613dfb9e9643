import type { ScanOutcome } from "../../shared/domain/bench/unit-view.ts";
import type { AppError } from "../../shared/kernel/app-error.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { errorText } from "../../shared/text/errors/error-text.ts";
import { say } from "../../shared/text/say.ts";
import { scanGuess, scanScreenText } from "../../shared/text/screens/scan-screen-text.ts";
import type { Report } from "./ui-state.ts";

/** A report before it gets its place in the sequence. */
export type NewReport = Omit<Report, "sequence">;

/** What a scan came to: its effect, or what was read and what that could be. */
export function reportOfScan(text: string, result: Result<ScanOutcome>): NewReport {
  if (result.ok) return reportOfOutcome(result.value);
  const report = reportOfError(result.error);
  const { meaning, nextStep } = errorText(result.error);
  // What an unknown scan could be says more than that it is nothing known.
  const what = result.error.code === "scan.unknown" ? scanGuess(text) : meaning;
  return { ...report, lines: [scanScreenText.read(text), what, nextStep] };
}

/** What an accepted scan or undo did. */
export function reportOfOutcome(outcome: ScanOutcome): NewReport {
  return { heading: say(outcome.text), lines: [], isFault: false, canUndo: outcome.canUndo };
}

/** What a person confirmed with a button; it can be taken back like a scanned confirmation. */
export function reportOfConfirmation(action: string, serialNumber: string): NewReport {
  const text = { code: "scan.confirmed", params: { action, serialNumber } } as const;
  return { heading: say(text), lines: [], isFault: false, canUndo: true };
}

/** Why something was not done, and the one next step. */
export function reportOfError(error: AppError): NewReport {
  const { title, meaning, nextStep } = errorText(error);
  return { heading: title, lines: [meaning, nextStep], isFault: true, canUndo: false };
}
