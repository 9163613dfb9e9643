import {
  type CataloguedCode,
  type ErrorEntry,
  type ErrorPhase,
  lookUpError,
} from "../../domain/diagnosis/look-up-error.ts";
import { appErrorText } from "./error-catalogue-app.ts";
import { attestationErrorText } from "./error-catalogue-attestation.ts";
import { enrolmentErrorText } from "./error-catalogue-enrolment.ts";
import { importErrorText } from "./error-catalogue-import.ts";
import { joinErrorText } from "./error-catalogue-join.ts";
import { networkErrorText } from "./error-catalogue-network.ts";
import {
  afterActionText,
  errorCertaintyText,
  errorFamilyText,
  errorRetryText,
  errorSourceText,
} from "./error-family-text.ts";
import type { ErrorWords } from "./error-words.ts";

const catalogueText: Readonly<Record<CataloguedCode, ErrorWords>> = {
  ...attestationErrorText,
  ...joinErrorText,
  ...enrolmentErrorText,
  ...networkErrorText,
  ...appErrorText,
  ...importErrorText,
};

/** Everything there is to say about one error code; texts that have nothing to say are empty. */
export type ErrorExplanation = {
  /** As it is shown. */
  readonly code: string;
  /** Name of the constant. */
  readonly name: string;
  /** What it is, in a few words. */
  readonly meaning: string;
  readonly cause: string;
  /** The one next step, as sentences. */
  readonly action: string;
  readonly retry: string;
  readonly certainty: string;
  readonly isUncertain: boolean;
  readonly sources: string;
};

/** What to do about a code that nothing is known of. */
const unknownAction = "Press Retry once; if it stays, collect the logs and move the unit to rework.";

/** Explains a code in any form; `phase` is where it was met. What is not known is said to be so. */
export function explainError(code: string | number, phase?: ErrorPhase): ErrorExplanation {
  const entry = lookUpError(code, phase);
  if (entry.kind === "known") return explained(entry);
  const isFamily = entry.kind === "family";
  return {
    code: entry.code,
    name: "",
    meaning: isFamily ? errorFamilyText[entry.family](entry.detail ?? 0) : "",
    cause: "",
    action: unknownAction,
    retry: "",
    certainty: errorCertaintyText[entry.kind],
    isUncertain: true,
    sources: "",
  };
}

/** Where an error was met, from a sentence's value; undefined where nobody knows. */
export function errorPhase(phase: string): ErrorPhase | undefined {
  return phase === "devicePreparation" || phase === "deviceSetup" ? phase : undefined;
}

/** What a code means in a few words, for the end of a sentence; empty when nothing is known of it. */
export function errorMeaning(code: string | number, phase?: ErrorPhase): string {
  if (code === "") return "";
  const entry = lookUpError(code, phase);
  if (entry.kind === "known" && entry.certainty === "conflicting") return "Meaning uncertain";
  return explainError(code, phase).meaning;
}

function explained(entry: ErrorEntry & { readonly kind: "known" }): ErrorExplanation {
  const words = catalogueText[entry.key];
  const { meaning, cause = "", action } = entry.inSetup ? (words.inSetup ?? words) : words;
  const isUncertain = entry.certainty === "conflicting";
  // Words of the import are met before the device is started: there is nothing to press.
  const after = Object.hasOwn(importErrorText, entry.key) ? "" : (afterActionText[entry.retry] ?? "");
  return {
    code: entry.code,
    name: entry.name,
    meaning,
    cause,
    action: [action, after].filter((sentence) => sentence !== "").join(" "),
    retry: errorRetryText[entry.retry],
    certainty: errorCertaintyText[entry.certainty],
    isUncertain,
    sources: entry.sources.map((source) => errorSourceText[source]).join(", "),
  };
}
