import { isAscii, isUtf8 } from "node:buffer";

/** What a text of one byte a character, or UTF-8, turned out to be. */
export type SingleByteEncoding = "ascii" | "utf-8" | "windows-1252";

/** Tells UTF-8 from other texts while the bytes pass by. */
export type Utf8Check = {
  readonly push: (bytes: Uint8Array) => void;
  readonly end: () => SingleByteEncoding;
};

/** Makes a check that takes a text in chunks cut anywhere, also within a character. */
export function createUtf8Check(): Utf8Check {
  let rest: Uint8Array = new Uint8Array();
  let isPlain = true;
  let isValid = true;
  let hasWhole = false;

  const push = (bytes: Uint8Array): void => {
    if (!isValid || (rest.length === 0 && isAscii(bytes))) return;
    isPlain = false;
    const joined = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const end = joined.length - cutOff(joined);
    const whole = joined.subarray(0, end);
    // A copy: whoever reads the source may use its bytes again.
    rest = Uint8Array.from(joined.subarray(end));
    isValid = isUtf8(whole);
    hasWhole ||= isValid && !isAscii(whole);
  };
  const end = (): SingleByteEncoding => {
    if (isPlain) return "ascii";
    // A file cut within a character is still UTF-8; without any whole one before, it is as likely a code page.
    return isValid && (rest.length === 0 || hasWhole) ? "utf-8" : "windows-1252";
  };
  return { push, end };
}

/** How many bytes at the end begin a character that needs more bytes. */
function cutOff(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0;
  }
  return 0;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
