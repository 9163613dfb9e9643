import { redactText } from "../../../../shared/kernel/redact-text.ts";
import { ownText } from "./own-text.ts";
import { isLongBase64, startsLikeHardwareHash, withoutProductKeys } from "./value-forms.ts";

const longestFound = 40;
const longestSample = 24;

/** No more of a text is looked at. */
const headCharacters = 120;

/** What was found in a cell, for a refused row: short, and without hash, product key or account. */
export function foundText(text: string): string {
  // Too short for a secret, and no account: nearly every text that is shown.
  if (text.length < 24 && /^[\w.-]*$/.test(text)) return ownText(text);
  return shortened(redactText(withoutSecrets(text)), longestFound);
}

/** A value as a sample of its column: shorter still; of a hash or a key only its length. */
export function sampleText(text: string): string {
  return shortened(withoutSecrets(text), longestSample);
}

function withoutSecrets(text: string): string {
  if (startsLikeHardwareHash(text) || isLongBase64(text)) return lengthOf(text);
  // What the cut leaves of a run at the end is too short to be known as part of a hash.
  const head = text.length > headCharacters ? text.slice(0, headCharacters).replace(/[A-Za-z0-9+/=-]+$/, "…") : text;
  return withoutProductKeys(head, "[29 characters]").replaceAll(/[A-Za-z0-9+/=]{24,}/g, lengthOf);
}

function lengthOf(text: string): string {
  return `[${text.length} characters]`;
}

function shortened(text: string, longest: number): string {
  const plain = text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  return ownText(plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain);
}
