/**
 * Text of the UTF-16 little-endian bytes `bytes[start, end)`. Code units are taken as they are, also a surrogate without
 * its partner; an odd last byte is left out. A byte order mark is kept.
 */
export function decodeUtf16(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  let text = "";
  for (let at = start; at + 1 < end; at += 2) {
    text += String.fromCharCode((bytes[at] as number) | ((bytes[at + 1] as number) << 8));
  }
  return text;
}

/** UTF-16 little-endian bytes of a text, without byte order mark and terminator. */
export function encodeUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    bytes[at * 2] = unit & 0xff;
    bytes[at * 2 + 1] = unit >> 8;
  }
  return bytes;
}
