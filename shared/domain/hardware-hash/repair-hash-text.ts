import { decodeBase64, encodeBase64 } from "../../kernel/base64.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { HashError, HashRepair } from "./decoded-hash.ts";

/**
 * Above any possible hash: the declared length is a 16-bit number, and captures are filled to 3000 bytes. Keeps a dropped
 * file of another kind from being worked through.
 */
export const MAXIMUM_CHARACTERS = 200_000;

/** The bytes of a hash text, its canonical form, and what had to be put right. */
export type RepairedText = {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly repairs: readonly HashRepair[];
};

/**
 * Takes out what copying adds (quotes, blanks, line breaks, byte order marks), puts the padding right and decodes. The
 * canonical text is made from the decoded bytes, so it is always sound base64.
 */
export function repairHashText(given: string): Result<RepairedText, HashError> {
  if (given.length > MAXIMUM_CHARACTERS) {
    return err({ code: "hash.tooLong", characters: given.length, maximumCharacters: MAXIMUM_CHARACTERS });
  }
  // Nearly every text is sound: try it as it is before looking at single characters.
  if (given.length > 0 && given.length % 4 === 0) {
    const whole = decodeBase64(given);
    if (whole.ok && isCanonicalEnd(given, whole.value)) return ok({ bytes: whole.value, text: given, repairs: [] });
  }
  const repairs = new Set<HashRepair>();
  let kept = "";
  for (let at = 0; at < given.length; at += 1) {
    const added = addedByCopying(given.charCodeAt(at));
    if (added === null) kept += given.charAt(at);
    else repairs.add(added);
  }
  if (kept === "") return err({ code: "hash.empty" });

  const foreign = given.search(FOREIGN);
  if (foreign >= 0) return err({ code: "hash.badCharacter", characterIndex: foreign });
  const body = kept.replace(/={1,2}$/, "");
  if (body.includes("=")) return err({ code: "hash.badCharacter", characterIndex: given.indexOf("=") });
  return decodeBody(kept, body, repairs);
}

/** Everything that is neither base64 nor added by copying. */
const FOREIGN = /[^A-Za-z0-9+/=\s"'\u2018\u2019\u201C\u201D\u00AB\u00BB\u200B-\u200D\u2060\uFEFF\u0085]/;

function decodeBody(kept: string, body: string, repairs: Set<HashRepair>): Result<RepairedText, HashError> {
  const decoded = decodeBase64(kept.length % 4 === 0 ? kept : completed(body, repairs));
  // Only the characters of the alphabet are left and their number fits, so this cannot be anything else.
  if (!decoded.ok) return err({ code: "hash.badCharacter", characterIndex: decoded.error.index });
  const text = encodeBase64(decoded.value);
  if (text !== kept && !repairs.has("danglingCharacter")) repairs.add("padding");
  return ok({ bytes: decoded.value, text, repairs: [...repairs] });
}

/**
 * Makes the length fit. A text that ends in zero bits has only lost or gained filling, which carries nothing, so filling is
 * added; a single character too many cannot hold a byte and goes.
 */
function completed(body: string, repairs: Set<HashRepair>): string {
  const missing = (4 - (body.length % 4)) % 4;
  if (missing === 0) return body;
  if (body.endsWith("A")) return body + "A".repeat(missing);
  if (missing < 3) return body + "=".repeat(missing);
  repairs.add("danglingCharacter");
  return body.slice(0, -1);
}

/** Whether the unused bits before `=` are zero, as an encoder writes them. */
function isCanonicalEnd(text: string, bytes: Uint8Array): boolean {
  if (!text.endsWith("=")) return true;
  const rest = bytes.length % 3;
  return text.endsWith(encodeBase64(bytes.subarray(bytes.length - rest)));
}

function addedByCopying(code: number): HashRepair | null {
  switch (code) {
    case 0x0a:
    case 0x0b:
    case 0x0c:
    case 0x0d:
    case 0x85:
    case 0x2028:
    case 0x2029:
      return "lineBreaks";
    case 0x22:
    case 0x27:
    case 0xab:
    case 0xbb:
    case 0x2018:
    case 0x2019:
    case 0x201c:
    case 0x201d:
      return "quotes";
    case 0x200b:
    case 0x200c:
    case 0x200d:
    case 0x2060:
    case 0xfeff:
      return "byteOrderMark";
    default:
      return code <= 0x20 || code >= 0xa0 ? blank(code) : null;
  }
}

function blank(code: number): HashRepair | null {
  return /\s/.test(String.fromCharCode(code)) ? "blanks" : null;
}
