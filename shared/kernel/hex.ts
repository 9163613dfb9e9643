const DIGITS = "0123456789abcdef";

/** Two lower-case digits for every byte value, so that printing is one look-up per byte. */
const BYTE_DIGITS: readonly string[] = Array.from(
  { length: 256 },
  (_, value) => DIGITS.charAt(value >> 4) + DIGITS.charAt(value & 15),
);

/** Lower-case hexadecimal digits of `bytes[start, end)`, two per byte, without separators. */
export function bytesToHex(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  let text = "";
  for (let at = start; at < end; at += 1) text += BYTE_DIGITS[bytes[at] as number];
  return text;
}

/** Bytes of hexadecimal digits in either case. Throws on an odd count or a foreign character: a defect of the caller. */
export function hexToBytes(digits: string): Uint8Array {
  if (digits.length % 2 !== 0 || /[^0-9a-fA-F]/.test(digits)) throw new RangeError("not hexadecimal digits");
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
  return bytes;
}
