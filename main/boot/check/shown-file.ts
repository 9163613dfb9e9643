import { redactText } from "../../../shared/kernel/redact-text.ts";

/** A file's name as it is printed: nothing of a hash or a product key that stands in it, and nothing a terminal would obey. */
export function shownFile(name: string): string {
  const secretFree = name
    .replaceAll(/(?<![A-Z0-9])(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}(?![A-Z0-9])/gi, "[product key]")
    .replaceAll(/T0[E-H][\w+/=-]{37,}/g, redactText);
  return secretFree.replaceAll(/\p{C}/gu, "\uFFFD");
}
