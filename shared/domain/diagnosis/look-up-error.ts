import { appErrors } from "./app-errors.ts";
import { attestationErrors } from "./attestation-errors.ts";
import { enrolmentErrors } from "./enrolment-errors.ts";
import { formatErrorCode, hresultOf, parseErrorCode } from "./error-code.ts";
import type { ErrorFacts, ErrorRetry } from "./error-entry.ts";
import { type ErrorPlace, familyOf } from "./error-family.ts";
import { importErrors } from "./import-errors.ts";
import { joinErrors } from "./join-errors.ts";
import { networkErrors } from "./network-errors.ts";

/** Every code there is something to say about (device-side e.1–e.6). */
const errorCatalogue = {
  ...attestationErrors,
  ...joinErrors,
  ...enrolmentErrors,
  ...networkErrors,
  ...appErrors,
  ...importErrors,
} as const;
/** The key of one entry. */
export type CataloguedCode = keyof typeof errorCatalogue;

/** Where a code was met. Outside attestation some say less than there. */
export type ErrorPhase = "devicePreparation" | "deviceSetup";

/**
 * What a code is: one of the catalogue; one of which only the family is known; or nothing known at all. `code` is as it
 * is shown.
 */
export type ErrorEntry =
  | ({ readonly kind: "known"; readonly code: string; readonly key: CataloguedCode; readonly inSetup: boolean } & Pick<
      ErrorFacts,
      "name" | "certainty" | "sources"
    > & { readonly retry: ErrorRetry })
  | ({ readonly kind: "family"; readonly code: string } & ErrorPlace)
  | { readonly kind: "unknown"; readonly code: string };

/** Words of pages and services, without regard to case and blanks. */
const keyOfWord: ReadonlyMap<string, CataloguedCode> = new Map([
  ...Object.keys(errorCatalogue).flatMap((key) => (isCatalogued(key) ? [[wordOf(key), key] as const] : [])),
  // The service spells this one in two ways.
  ["ztddeviceassignedtoanothertenant", "ZtdDeviceAssignedToOtherTenant"] as const,
]);

/** The first entry of each number: one number may stand for two words. */
const keyOfNumber: ReadonlyMap<number, CataloguedCode> = new Map(
  Object.entries(importErrors)
    .toReversed()
    .flatMap(([key, facts]) => (isCatalogued(key) && "number" in facts ? [[facts.number, key] as const] : [])),
);

/** Numbers of the Autopilot log that name the same as one of the service's words. */
const sameNumber: Readonly<Record<number, number>> = { 815: 809 };

/** Sentences of the service that name no word of it (device-side e.6). */
const wordOfPhrase: readonly (readonly [RegExp, CataloguedCode])[] = [
  [/\binvalid hardware hash\b/i, "InvalidZtdHardwareHash"],
];

/**
 * Looks up a code in any form: hex with or without `0x`, signed or unsigned decimal, an installer's exit code, the code
 * of a setup page, a word or number of the import service, or a sentence with one of these in it. Never invents a meaning.
 */
export function lookUpError(code: string | number, phase?: ErrorPhase): ErrorEntry {
  const sentence = typeof code === "string" ? codeInSentence(code) : undefined;
  if (sentence !== undefined) return lookUpError(sentence, phase);
  const byWord = typeof code === "string" ? keyOfWord.get(wordOf(code)) : undefined;
  if (byWord !== undefined) return known(byWord, byWord, phase);
  const number = parseErrorCode(code);
  if (number === undefined) return { kind: "unknown", code: String(code).trim() };
  const byNumber = keyOfNumber.get(sameNumber[number] ?? number);
  if (byNumber !== undefined) return known(byNumber, String(number), phase);
  const hresult = hresultOf(number);
  const shown = formatErrorCode(hresult);
  if (isCatalogued(shown)) return known(shown, shown, phase);
  const place = familyOf(hresult);
  return place === undefined ? { kind: "unknown", code: shown } : { kind: "family", code: shown, ...place };
}

/** The word or the HRESULT that a sentence carries; its language is not read. Undefined for what is no sentence. */
function codeInSentence(text: string): string | undefined {
  if (!/\S\s+\S/.test(text)) return undefined;
  const word = text.match(/[A-Za-z][\w.]{3,60}\w/g)?.find((one) => keyOfWord.has(wordOf(one)));
  const phrase = wordOfPhrase.find(([pattern]) => pattern.test(text))?.[1];
  return word ?? phrase ?? /\b0x[0-9a-f]{8}\b/i.exec(text)?.[0];
}

function known(key: CataloguedCode, code: string, phase: ErrorPhase | undefined): ErrorEntry {
  const facts: ErrorFacts = errorCatalogue[key];
  const { name, certainty, sources } = facts;
  const inSetup = phase === "deviceSetup" && facts.retryInSetup !== undefined;
  const retry = inSetup ? (facts.retryInSetup ?? facts.retry) : facts.retry;
  return { kind: "known", code, key, inSetup, name, certainty, sources, retry };
}

function isCatalogued(key: string): key is CataloguedCode {
  return Object.hasOwn(errorCatalogue, key);
}

function wordOf(text: string): string {
  return text.trim().toLowerCase();
}
