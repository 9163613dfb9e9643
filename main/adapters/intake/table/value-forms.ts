export { withoutProductKeys } from "../../../../shared/domain/policy/without-product-keys.ts";

/** The prefix all known hashes share: the magic `OA`, a length, and a first record of type 1 and 28 bytes. */
const hashStart = /^T0[E-H][A-Za-z0-9+/]{2}[AQgw]EAHAA/;

/** The same prefix as far as a text of fewer characters goes. */
const hashStartParts = ["T", "0", "[E-H]", "[A-Za-z0-9+/]", "[A-Za-z0-9+/]", "[AQgw]", "E", "A", "H", "A", "A"].map(
  (part) => new RegExp(`^${part}$`),
);

const blanksAndQuotes = /[\s"'\u200B-\u200D\u2018-\u201F\u2060\uFEFF]/g;

/** Whether a value starts as every hardware hash does, whatever became of the rest. */
export function startsLikeHardwareHash(text: string): boolean {
  if (text.charCodeAt(0) !== 0x54) return false;
  const head = text.slice(0, 32);
  return hashStart.test(head) || hashStart.test(head.replaceAll(blanksAndQuotes, ""));
}

/** Whether a text starts as a hash does, or is too short to tell. */
export function isBeginningOfHash(text: string): boolean {
  if (text.length >= hashStartParts.length) return startsLikeHardwareHash(text);
  return text !== "" && hashStartParts.slice(0, text.length).every((part, index) => part.test(text.charAt(index)));
}

/** How many characters a hash has at least: its header says where the inventory ends, and the checksum record follows. */
export function neededCharacters(hash: string): number {
  if (hash.length < 6) return Number.POSITIVE_INFINITY;
  const header = Buffer.from(hash.slice(0, 8), "base64");
  return Math.ceil((((header[2] ?? 0) + (header[3] ?? 0) * 256 + 36) * 4) / 3);
}

/** Whether a text is nothing but the zeros a hash is filled up with. */
export function isFilling(text: string): boolean {
  return /^A*={0,2}$/.test(text);
}

/** Whether a value is base64 and too long for anything but a hash, a piece of one, or a key. */
export function isLongBase64(text: string): boolean {
  return text.length >= 40 && /^[A-Za-z0-9+/]{40}[A-Za-z0-9+/\s]*={0,2}$/.test(text);
}

/** Whether a value is a product key id in its 13 digits. A few serial numbers look the same. */
export function isProductKeyDigits(text: string): boolean {
  return text.length === 13 && /^\d+$/.test(text);
}

/** Whether a value is a Windows product id in groups, as `00330-80000-00000-AAOEM`. */
export function isGroupedProductId(text: string): boolean {
  return text.length < 40 && /^\d{5}-(?:\d{3}|\d{5}|OEM)-\d{4,7}-[A-Z0-9]{5}$/i.test(text);
}

/** Whether a value identifies a device at Partner Center by itself. Zeros stand for none. */
export function isProductId(text: string): boolean {
  return (isProductKeyDigits(text) && !/^0+$/.test(text)) || isGroupedProductId(text);
}

/** Whether a value is a user's sign-in name. */
export function isUserName(text: string): boolean {
  return text.length <= 256 && /^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(text);
}
