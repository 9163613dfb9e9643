import { err, ok, type Result } from "./result.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Value of every character code below 256; 255 marks a character outside the alphabet. */
const VALUES: Readonly<Uint8Array> = Uint8Array.from({ length: 256 }, (_, code) => {
  const value = ALPHABET.indexOf(String.fromCharCode(code));
  return value < 0 ? 255 : value;
});

/** Character code of every value. */
const CODES: Readonly<Uint8Array> = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));

/** The characters of 192 zero bytes. */
const ZERO_BLOCK = "A".repeat(256);

/** Why a text is not base64, with the index of the first character that is wrong (its length when characters are missing). */
export type Base64Error = { readonly code: "badCharacter" | "badLength"; readonly index: number };

/**
 * Bytes of a base64 text (RFC 4648, section 4) with or without its `=` padding. Strict about characters, so blanks and line
 * breaks are errors; unused bits of the last character are ignored.
 */
export function decodeBase64(text: string): Result<Uint8Array, Base64Error> {
  let length = text.length;
  while (length > 0 && text.length - length < 2 && text.charCodeAt(length - 1) === 61) length -= 1;
  if (length < text.length && text.length % 4 !== 0) return err({ code: "badLength", index: text.length });
  const rest = length % 4;
  if (rest === 1) return err({ code: "badLength", index: text.length });

  const bytes = new Uint8Array((length >> 2) * 3 + (rest === 0 ? 0 : rest - 1));
  const whole = length - rest;
  const end = withoutZeroTail(text, whole);
  // Codes and values are gathered and judged once: a branch per character costs more than the whole look-up.
  let codes = 0;
  let values = 0;
  for (let at = 0, size = 0; at < end; at += 4, size += 3) {
    const first = text.charCodeAt(at);
    const second = text.charCodeAt(at + 1);
    const third = text.charCodeAt(at + 2);
    const fourth = text.charCodeAt(at + 3);
    const a = VALUES[first & 0xff] as number;
    const b = VALUES[second & 0xff] as number;
    const c = VALUES[third & 0xff] as number;
    const d = VALUES[fourth & 0xff] as number;
    codes |= first | second | third | fourth;
    values |= a | b | c | d;
    bytes[size] = (a << 2) | (b >> 4);
    bytes[size + 1] = (b << 4) | (c >> 2);
    bytes[size + 2] = (c << 6) | d;
  }
  if (codes > 255 || values > 63) return err({ code: "badCharacter", index: firstForeign(text, 0) });
  if (rest > 0) {
    const size = (whole / 4) * 3;
    const a = valueAt(text, whole);
    const b = valueAt(text, whole + 1);
    const c = rest === 3 ? valueAt(text, whole + 2) : 0;
    if ((a | b | c) > 63) return err({ code: "badCharacter", index: firstForeign(text, whole) });
    bytes[size] = (a << 2) | (b >> 4);
    if (rest === 3) bytes[size + 1] = (b << 4) | (c >> 2);
  }
  return ok(bytes);
}

/** Canonical base64 of the bytes, padded with `=` to a multiple of four characters. */
export function encodeBase64(bytes: Uint8Array): string {
  const rest = bytes.length % 3;
  const whole = bytes.length - rest;
  // Trailing zeros are "A"s, and blobs of a fixed size consist of them for the most part.
  let end = whole;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  let text = "";
  let at = 0;
  // Six bytes at a time: one call that makes one string is much faster than strings joined.
  for (; at + 6 <= end; at += 6) {
    const first = bitsAt(bytes, at);
    const second = bitsAt(bytes, at + 3);
    text += String.fromCharCode(
      CODES[first >> 18] as number,
      CODES[(first >> 12) & 63] as number,
      CODES[(first >> 6) & 63] as number,
      CODES[first & 63] as number,
      CODES[second >> 18] as number,
      CODES[(second >> 12) & 63] as number,
      CODES[(second >> 6) & 63] as number,
      CODES[second & 63] as number,
    );
  }
  for (; at < end; at += 3) text += charactersOf(bitsAt(bytes, at), 4);
  text += "A".repeat(((whole - at) / 3) * 4);
  if (rest === 1) return `${text}${charactersOf((bytes[whole] as number) << 16, 2)}==`;
  if (rest === 2) {
    const bits = ((bytes[whole] as number) << 16) | ((bytes[whole + 1] as number) << 8);
    return `${text}${charactersOf(bits, 3)}=`;
  }
  return text;
}

/** Three bytes as 24 bits. */
function bitsAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
}

/** The first `count` characters of 24 bits. */
function charactersOf(bits: number, count: number): string {
  let text = "";
  for (let shift = 18; text.length < count; shift -= 6) text += ALPHABET.charAt((bits >> shift) & 63);
  return text;
}

/**
 * End of the text before its trailing "A"s, which stand for bytes the array holds already: zero. Blobs of a fixed size consist
 * of them for the most part, and comparing slices takes them a block at a time.
 */
function withoutZeroTail(text: string, length: number): number {
  let end = length;
  while (end >= ZERO_BLOCK.length && text.slice(end - ZERO_BLOCK.length, end) === ZERO_BLOCK) end -= ZERO_BLOCK.length;
  while (end > 0 && text.charCodeAt(end - 1) === 65) end -= 1;
  return end;
}

function valueAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 256 ? (VALUES[code] as number) : 255;
}

function firstForeign(text: string, from: number): number {
  let at = from;
  while (valueAt(text, at) < 64) at += 1;
  return at;
}
