import type { Digest } from "../../kernel/sha256.ts";
import { decodeUtf8 } from "../../kernel/utf8.ts";
import { decodeUtf16 } from "../../kernel/utf16.ts";
import { withoutSecrets } from "../policy/without-secrets.ts";

/** The bytes of one record after its header: `bytes[start, end)` of the blob, with a view over the whole blob. */
export type RecordPayload = {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly start: number;
  readonly end: number;
  /** Computes the id of an endorsement key. */
  readonly sha256: Digest;
};

/**
 * A 64-bit little-endian integer; what is above 2^53, far above any amount a device has, reads as the largest safe one,
 * which the grade calls implausible.
 */
export function unsigned64(view: DataView, offset: number): number {
  const value = view.getUint32(offset, true) + view.getUint32(offset + 4, true) * 0x1_0000_0000;
  return Math.min(value, Number.MAX_SAFE_INTEGER);
}

/** Text of `bytes[start, end)` up to the first NUL; the firmware's bytes are read as UTF-8. */
export function narrowText({ bytes, start, end }: RecordPayload): string {
  return decodeUtf8(bytes, start, firstNul(bytes, start, end));
}

/**
 * The whole of `bytes[start, end)` as text without secrets, with NULs as blanks: fixed-size parts inside some texts are filled
 * with NULs.
 */
export function filledText({ bytes, start, end }: RecordPayload): string {
  return withoutSecrets(decodeUtf8(bytes, start, end).replaceAll("\0", " "));
}

/** UTF-16 text of `bytes[start, end)` up to the first NUL, without secrets. */
export function wideText(bytes: Uint8Array, start: number, end: number): string {
  const text = decodeUtf16(bytes, start, end);
  const nul = text.indexOf("\0");
  return withoutSecrets(nul < 0 ? text : text.slice(0, nul));
}

/** Whether nothing but NULs follows the first one: a text is closed by one and by nothing else. */
export function endsAtFirstNul({ bytes, start, end }: RecordPayload): boolean {
  for (let at = firstNul(bytes, start, end) + 1; at < end; at += 1) if (bytes[at] !== 0) return false;
  return true;
}

function firstNul(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== 0) at += 1;
  return at;
}
