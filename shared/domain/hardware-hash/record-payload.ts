import { decodeUtf8 } from "../../kernel/utf8.ts";
import { decodeUtf16 } from "../../kernel/utf16.ts";

/** The bytes of one record after its header: `bytes[start, end)` of the blob, with a view over the whole blob. */
export type RecordPayload = {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly start: number;
  readonly end: number;
};

/** A 64-bit little-endian integer as a number; exact up to 2^53, far above any amount a device has. */
export function unsigned64(view: DataView, offset: number): number {
  return view.getUint32(offset, true) + view.getUint32(offset + 4, true) * 0x1_0000_0000;
}

/** Text of `bytes[start, end)` up to the first NUL; the firmware's bytes are read as UTF-8. */
export function narrowText({ bytes, start, end }: RecordPayload): string {
  const nul = bytes.indexOf(0, start);
  return decodeUtf8(bytes, start, nul < 0 || nul > end ? end : nul);
}

/** UTF-16 text of `bytes[start, end)` up to the first NUL. */
export function wideText(bytes: Uint8Array, start: number, end: number): string {
  const text = decodeUtf16(bytes, start, end);
  const nul = text.indexOf("\0");
  return nul < 0 ? text : text.slice(0, nul);
}
