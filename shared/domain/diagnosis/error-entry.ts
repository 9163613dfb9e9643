/**
 * What to do about an error: press Retry (`yes`), do so after a local fix (`fix`) or after an action in the tenant
 * (`service`), the latter followed by a reset where Retry cannot help (`serviceThenReset`), reset Windows (`reset`); or the
 * device cannot (`no`), the code is no failure (`success`), or does not come from the technician flow (`notApplicable`).
 */
export const errorRetries = [
  "yes",
  "fix",
  "service",
  "serviceThenReset",
  "reset",
  "no",
  "success",
  "notApplicable",
] as const;
export type ErrorRetry = (typeof errorRetries)[number];

/** How sure the meaning is. `conflicting`: sources disagree, so it is shown as uncertain. */
export const errorCertainties = ["documented", "community", "unverified", "conflicting"] as const;
export type ErrorCertainty = (typeof errorCertainties)[number];

/**
 * Where a meaning comes from: Microsoft's known issues, FAQ, enrolment, page and app support pages, the header of MDM
 * registration and of Windows errors; the community's AutopilotMonitor (its rules and its code list), CMTrace Open,
 * call4cloud and a runbook set; general knowledge.
 */
export const errorSources = ["KN", "FAQ", "WEE", "AIE", "HDR", "WIN", "AM", "AMJ", "CMT", "C4C", "SH", "GK"] as const;
export type ErrorSource = (typeof errorSources)[number];

/** What is known of one code, save its words, which `shared/text` holds under the same key. */
export type ErrorFacts = {
  /** Name of the constant; empty where none is established. */
  readonly name: string;
  /** Number that the import service or the log gives beside its word. */
  readonly number?: number;
  readonly retry: ErrorRetry;
  /** Where the same code in device setup or elsewhere, outside attestation, means something else. */
  readonly retryInSetup?: ErrorRetry;
  readonly certainty: ErrorCertainty;
  readonly sources: readonly ErrorSource[];
};

/** Codes of one family: `0x` and eight upper-case hex digits, or the word that a page or service shows. */
export type ErrorTable = Readonly<Record<string, ErrorFacts>>;
