/** What a byte that is not part of valid UTF-8 is shown as. */
const REPLACEMENT = "\uFFFD";

/**
 * Text of the UTF-8 bytes `bytes[start, end)`. Never fails: damaged sequences become U+FFFD in the same places as the
 * WHATWG decoder puts them. A byte order mark is kept.
 */
export function decodeUtf8(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  let text = "";
  let at = start;
  // Eight at a time: one call that makes one string is much faster than eight strings joined.
  for (; at + 8 <= end; at += 8) {
    const a = bytes[at] as number;
    const b = bytes[at + 1] as number;
    const c = bytes[at + 2] as number;
    const d = bytes[at + 3] as number;
    const e = bytes[at + 4] as number;
    const f = bytes[at + 5] as number;
    const g = bytes[at + 6] as number;
    const h = bytes[at + 7] as number;
    if ((a | b | c | d | e | f | g | h) > 0x7f) return text + decodeMultiByte(bytes, at, end);
    text += String.fromCharCode(a, b, c, d, e, f, g, h);
  }
  for (; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte > 0x7f) return text + decodeMultiByte(bytes, at, end);
    text += String.fromCharCode(byte);
  }
  return text;
}

/** The part from the first byte above 0x7F on: lead byte, then continuation bytes inside the bounds Unicode allows. */
function decodeMultiByte(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  let at = start;
  while (at < end) {
    const lead = bytes[at] as number;
    at += 1;
    if (lead <= 0x7f) {
      text += String.fromCharCode(lead);
      continue;
    }
    let missing =
      lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    let point = missing === 1 ? lead & 0x1f : missing === 2 ? lead & 0x0f : lead & 0x07;
    // These four leads narrow the second byte: no overlong forms, no surrogates, nothing above U+10FFFF.
    let lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    let highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    let whole = missing > 0;
    while (missing > 0) {
      const next = at < end ? (bytes[at] as number) : 0;
      if (next < lowest || next > highest) {
        whole = false;
        break;
      }
      point = (point << 6) | (next & 0x3f);
      lowest = 0x80;
      highest = 0xbf;
      at += 1;
      missing -= 1;
    }
    text += whole ? String.fromCodePoint(point) : REPLACEMENT;
  }
  return text;
}

/** UTF-8 bytes of a text. A surrogate without its partner becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  // Gathered and judged once: nearly every text is ASCII, and a branch per character costs more than the copy.
  let units = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    units |= unit;
    bytes[at] = unit;
  }
  return units <= 0x7f ? bytes : encodeMultiByte(text);
}

function encodeMultiByte(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let size = 0;
  for (let at = 0; at < text.length; at += 1) {
    let point = text.codePointAt(at) as number;
    if (point > 0xffff) at += 1;
    if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
    if (point <= 0x7f) {
      bytes[size++] = point;
    } else if (point <= 0x7ff) {
      bytes[size++] = 0xc0 | (point >> 6);
      bytes[size++] = 0x80 | (point & 0x3f);
    } else if (point <= 0xffff) {
      bytes[size++] = 0xe0 | (point >> 12);
      bytes[size++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[size++] = 0x80 | (point & 0x3f);
    } else {
      bytes[size++] = 0xf0 | (point >> 18);
      bytes[size++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[size++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[size++] = 0x80 | (point & 0x3f);
    }
  }
  return bytes.subarray(0, size);
}
