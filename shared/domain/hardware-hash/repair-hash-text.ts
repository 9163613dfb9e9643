import { decodeBase64, encodeBase64 } from "../../kernel/base64.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { HashRepair } from "./decoded-hash.ts";

/**
 * Above any possible hash: the declared length is a 16-bit number, and captures are filled to 3000 bytes. Keeps a dropped
 * file of another kind from being worked through.
 */
export const MAXIMUM_CHARACTERS = 200_000;

/** The bytes of a hash text, its canonical form, and what had to be put right. */
export type RepairedText = {
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The text as it was given, without what copying adds. */
  readonly kept: string;
  readonly repairs: readonly HashRepair[];
};

/** Why there are no bytes. `kept` is as in {@link RepairedText}, `soundStart` what of it stands before the damage. */
export type TextTrouble =
  | { readonly code: "hash.empty" }
  | { readonly code: "hash.tooLong"; readonly characters: number; readonly maximumCharacters: number }
  | {
      readonly code: "hash.badCharacter";
      readonly characterIndex: number;
      readonly kept: string;
      readonly soundStart: string;
    };

/** A text without quotes, blanks, line breaks and marks, wherever they stand. */
export function withoutAdded(given: string): string {
  return given.replace(EVERYTHING_ADDED, "");
}

/**
 * Takes out what copying adds (quotes, blanks, line breaks, byte order marks), puts the padding right and decodes. The
 * canonical text is made from the decoded bytes, so it is always sound base64.
 */
export function repairHashText(given: string): Result<RepairedText, TextTrouble> {
  if (given.length > MAXIMUM_CHARACTERS) {
    return err({ code: "hash.tooLong", characters: given.length, maximumCharacters: MAXIMUM_CHARACTERS });
  }
  // Nearly every text is sound: try it as it is before looking at single characters.
  if (given.length > 0 && given.length % 4 === 0) {
    const whole = decodeBase64(given);
    if (whole.ok && isCanonicalEnd(given, whole.value))
      return ok({ bytes: whole.value, text: given, kept: given, repairs: [] });
  }
  const repairs = ADDED.filter(({ characters }) => characters.test(given)).map(({ repair }) => repair);
  const kept = repairs.length === 0 ? given : withoutAdded(given);
  if (kept === "") return err({ code: "hash.empty" });

  const foreign = given.search(FOREIGN);
  const body = kept.replace(/={1,2}$/, "");
  if (foreign < 0 && !body.includes("=")) return decodeBody(kept, body, repairs);
  const characterIndex = foreign >= 0 ? foreign : given.indexOf("=");
  const soundStart = withoutAdded(given.slice(0, characterIndex));
  return err({ code: "hash.badCharacter", characterIndex, kept, soundStart });
}

// What copying adds. NULs and marks without a width come from texts read in another encoding and from chat programs.
const INVISIBLE = "\\0\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF";
const QUOTES = "\"'`\\u00AB\\u00B4\\u00BB\\u2018-\\u201F\\u2039\\u203A";
const LINE_BREAKS = "\\n\\v\\f\\r\\u0085\\u2028\\u2029";
const BLANKS = "\\t \\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000";

const ADDED: readonly { readonly repair: HashRepair; readonly characters: RegExp }[] = [
  { repair: "byteOrderMark", characters: new RegExp(`[${INVISIBLE}]`) },
  { repair: "quotes", characters: new RegExp(`[${QUOTES}]`) },
  { repair: "lineBreaks", characters: new RegExp(`[${LINE_BREAKS}]`) },
  { repair: "blanks", characters: new RegExp(`[${BLANKS}]`) },
];

const EVERYTHING_ADDED = new RegExp(`[${INVISIBLE}${QUOTES}${LINE_BREAKS}${BLANKS}]+`, "g");

/** Everything that is neither base64 nor added by copying. */
const FOREIGN = new RegExp(`[^A-Za-z0-9+/=${INVISIBLE}${QUOTES}${LINE_BREAKS}${BLANKS}]`);

function decodeBody(kept: string, body: string, found: readonly HashRepair[]): Result<RepairedText, TextTrouble> {
  const repairs = [...found];
  const decoded = decodeBase64(kept.length % 4 === 0 ? kept : completed(body, repairs));
  // Only the characters of the alphabet are left and their number fits, so this cannot be anything else.
  if (!decoded.ok) return err({ code: "hash.badCharacter", characterIndex: decoded.error.index, kept, soundStart: "" });
  const text = encodeBase64(decoded.value);
  if (text !== kept && !repairs.includes("danglingCharacter")) repairs.push("padding");
  return ok({ bytes: decoded.value, text, kept, repairs });
}

/**
 * Makes the length fit. A text that ends in zero bits has only lost or gained filling, which carries nothing, so filling is
 * added; a single character too many cannot hold a byte and goes.
 */
function completed(body: string, repairs: HashRepair[]): string {
  const missing = (4 - (body.length % 4)) % 4;
  if (missing === 0) return body;
  if (body.endsWith("A")) return body + "A".repeat(missing);
  if (missing < 3) return body + "=".repeat(missing);
  repairs.push("danglingCharacter");
  return body.slice(0, -1);
}

/** Whether the unused bits before `=` are zero, as an encoder writes them. */
function isCanonicalEnd(text: string, bytes: Uint8Array): boolean {
  if (!text.endsWith("=")) return true;
  const rest = bytes.length % 3;
  return text.endsWith(encodeBase64(bytes.subarray(bytes.length - rest)));
}
