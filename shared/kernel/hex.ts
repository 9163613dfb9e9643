/** Codes of the sixteen digits. */
const DIGITS: Readonly<Uint8Array> = Uint8Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));

/** Lower-case hexadecimal digits of `bytes[start, end)`, two per byte, without separators. */
export function bytesToHex(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  let text = "";
  let at = start;
  // Four bytes at a time: one call that makes one string is much faster than strings joined.
  for (; at + 4 <= end; at += 4) {
    const a = bytes[at] as number;
    const b = bytes[at + 1] as number;
    const c = bytes[at + 2] as number;
    const d = bytes[at + 3] as number;
    text += String.fromCharCode(
      DIGITS[a >> 4] as number,
      DIGITS[a & 15] as number,
      DIGITS[b >> 4] as number,
      DIGITS[b & 15] as number,
      DIGITS[c >> 4] as number,
      DIGITS[c & 15] as number,
      DIGITS[d >> 4] as number,
      DIGITS[d & 15] as number,
    );
  }
  for (; at < end; at += 1) {
    const byte = bytes[at] as number;
    text += String.fromCharCode(DIGITS[byte >> 4] as number, DIGITS[byte & 15] as number);
  }
  return text;
}

/** Bytes of hexadecimal digits in either case. Throws on an odd count or a foreign character: a defect of the caller. */
export function hexToBytes(digits: string): Uint8Array {
  if (digits.length % 2 !== 0 || /[^0-9a-fA-F]/.test(digits)) throw new RangeError("not hexadecimal digits");
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
  return bytes;
}
