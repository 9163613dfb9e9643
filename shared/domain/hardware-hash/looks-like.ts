/** What stands where a hardware hash was expected, as far as its form tells. */
export type NotAHash = "productKeyId" | "productKey" | "other";

/** Tells a product key id (13 digits) and a product key (five groups of five) by their form. */
export function looksLike(text: string): NotAHash {
  if (/^\d{13}$/.test(text)) return "productKeyId";
  return /^(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}$/i.test(text) ? "productKey" : "other";
}
