import { decodeBase64, encodeBase64 } from "../../kernel/base64.ts";
import type { HashRepair } from "./decoded-hash.ts";
import { TRAILER_BYTES } from "./record-types.ts";
import { MAXIMUM_CHARACTERS, type RepairedText, repairHashText, withoutAdded } from "./repair-hash-text.ts";

/** One way a text may have been changed as a whole, and how to undo it. */
type Undoing = {
  readonly repair: HashRepair;
  readonly applies: (text: string) => boolean;
  readonly undo: (text: string) => string;
};

const ESCAPES = /%(?:2B|2F|3D)|\\u00[0-9A-F]{2}|\\\/|&#x?[0-9A-F]{1,4};|=3D|=[ \t]*\r?\n|^[ \t]*>/im;

const UNDOINGS: readonly Undoing[] = [
  { repair: "urlAlphabet", applies: (text) => /[-_]/.test(text), undo: standardAlphabet },
  { repair: "lostPlus", applies: (text) => /\S \S/.test(text), undo: (text) => text.trim().replaceAll(" ", "+") },
  { repair: "innerPadding", applies: hasStrayPadding, undo: (text) => text.replaceAll("=", "") },
  { repair: "innerPadding", applies: hasStrayPadding, undo: joinedParts },
  { repair: "padding", applies: () => true, undo: withLostFilling },
  { repair: "afterEnd", applies: () => true, undo: withoutTail },
];

/**
 * Other texts this one may have been before it was changed on its way: escaped for the web or for mail, in the URL alphabet,
 * with `+` turned into blanks, joined from padded parts, without the filling that ends it, or with something else stuck to
 * it. Each is a guess: a caller takes
 * one only when its checksum holds.
 */
export function* otherReadings(given: string): Generator<RepairedText> {
  if (given.length > MAXIMUM_CHARACTERS) return;
  const escaped = ESCAPES.test(given);
  const plain = escaped ? unescaped(given) : given;
  const before: readonly HashRepair[] = escaped ? ["escapes"] : [];
  if (escaped) yield* reading(plain, before);
  for (const { repair, applies, undo } of UNDOINGS) {
    if (applies(plain)) yield* reading(undo(plain), [...before, repair]);
  }
}

function* reading(text: string, before: readonly HashRepair[]): Generator<RepairedText> {
  const repaired = repairHashText(text);
  if (repaired.ok) yield { ...repaired.value, repairs: [...new Set([...before, ...repaired.value.repairs])] };
}

/** Percent signs of addresses, escapes of JSON and HTML, marks and soft line ends of mail. */
function unescaped(text: string): string {
  return text
    .replaceAll(/^[ \t]*>[> \t]*/gm, "")
    .replaceAll(/=[ \t]*\r?\n/g, "\n")
    .replaceAll(/=3D/gi, "=")
    .replaceAll(/%(2B|2F|3D)|\\u00([0-9A-F]{2})|&#x([0-9A-F]{1,4});/gi, (_, percent, json, html) =>
      String.fromCharCode(Number.parseInt(percent ?? json ?? html, 16)),
    )
    .replaceAll(/&#([0-9]{1,4});/g, (_, decimal) => String.fromCharCode(Number(decimal)))
    .replaceAll("\\/", "/");
}

function standardAlphabet(text: string): string {
  return text.replaceAll("-", "+").replaceAll("_", "/");
}

function hasStrayPadding(text: string): boolean {
  return /=[^=\s]|={3}/.test(text);
}

/** Several base64 texts in a row, each padded for itself, as one. */
function joinedParts(text: string): string {
  const bytes: number[] = [];
  for (const part of withoutAdded(text).split(/=+/)) {
    const decoded = decodeBase64(part);
    if (!decoded.ok) return "";
    for (const byte of decoded.value) bytes.push(byte);
  }
  return encodeBase64(Uint8Array.from(bytes));
}

/** The text with filling to the end of its checksum, when the end stands inside it: zero bits there look like filling. */
function withLostFilling(text: string): string {
  const kept = withoutAdded(text).replace(/(?<!=)=+$/, "");
  const needed = Math.ceil(statedBytes(kept) / 3) * 4;
  const missing = needed - kept.length;
  return missing > 0 && missing <= TRAILER_BYTES ? kept + "A".repeat(missing) : "";
}

/** The text up to the end of its checksum and the filling behind it. Nothing when it ends there anyway. */
function withoutTail(text: string): string {
  const kept = withoutAdded(text);
  const needed = Math.ceil((statedBytes(kept) * 4) / 3);
  const filling = /^A*={0,2}/.exec(kept.slice(needed))?.[0].length ?? 0;
  return needed > 0 && needed + filling < kept.length ? kept.slice(0, needed + filling) : "";
}

/** Bytes up to the end of the checksum record, as the header states them; 0 where there is no header. */
function statedBytes(kept: string): number {
  const start = decodeBase64(kept.slice(0, 8));
  if (!start.ok || start.value.length < 4) return 0;
  return (start.value[2] as number) + ((start.value[3] as number) << 8) + TRAILER_BYTES;
}
