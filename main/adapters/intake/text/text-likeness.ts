/** Byte order of two-byte text. */
export type ByteOrder = "le" | "be";

/** How a stretch of bytes would read in one byte order. */
type OrderShare = { readonly latin: number; readonly units: number };

/** Control characters in more than this share of a stretch make it no text. */
const mostControls = 0.02;

/**
 * Whether the bytes read as text of one byte a character. Zero bytes do not count against it: a stick that was pulled leaves
 * files that end in them, and files put together by hand are one-byte in one part and two-byte in another.
 */
export function isSingleByteText(bytes: Uint8Array): boolean {
  let controls = 0;
  let zeros = 0;
  for (const byte of bytes) {
    if (byte === 0) zeros += 1;
    else if (isControl(byte)) controls += 1;
  }
  return controls <= (bytes.length - zeros) * mostControls;
}

/**
 * The byte order in which the bytes are two-byte text, judged by the zeros that Latin text has in every second place; undefined
 * where they are not. A byte order mark is believed unless the text says otherwise.
 */
export function byteOrderOf(bytes: Uint8Array, mark: ByteOrder | undefined): ByteOrder | undefined {
  const little = orderShare(bytes, "le");
  const big = orderShare(bytes, "be");
  const likely = little.latin >= big.latin ? "le" : "be";
  const [most, least] = likely === "le" ? [little, big] : [big, little];
  const isPlain = most.latin > most.units * 0.6 && least.latin < most.latin * 0.1;
  const order = isPlain ? likely : mark;
  return order === undefined || controlUnits(bytes, order) > (bytes.length / 2) * mostControls ? undefined : order;
}

/** So many bytes of one-byte text in a row are no two-byte text by chance, in whatever script. */
const shortestStretch = 40;

/**
 * Whether two-byte text has a stretch of one-byte text in it, or one where the bytes of a character stand the other way round,
 * as appending to a file with another program leaves it.
 */
export function leavesByteOrder(bytes: Uint8Array, order: ByteOrder): boolean {
  const high = order === "le" ? 1 : 0;
  const isReversed = (byte: number, at: number): boolean => (at % 2 === high ? isPrintable(byte) : byte === 0);
  for (let at = 0; at + 1 < bytes.length; at += 16) {
    // In Latin text every high byte is zero, which settles nearly every place at once.
    if (bytes[at + high] === 0 && bytes[at + 1 - high] !== 0) continue;
    if (stretchAround(bytes, at, isPrintable) >= shortestStretch) return true;
    if (stretchAround(bytes, at, isReversed) >= shortestStretch) return true;
  }
  return false;
}

/** How many bytes around a place are of a kind, as far as it matters. */
function stretchAround(bytes: Uint8Array, at: number, isKind: (byte: number, at: number) => boolean): number {
  let start = at;
  let end = at;
  while (end < bytes.length && end - at < shortestStretch && isKind(bytes[end] as number, end)) end += 1;
  while (start > 0 && at - start < shortestStretch && isKind(bytes[start - 1] as number, start - 1)) start -= 1;
  return end - start;
}

function orderShare(bytes: Uint8Array, order: ByteOrder): OrderShare {
  const high = order === "le" ? 1 : 0;
  let latin = 0;
  let units = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const low = bytes[at + 1 - high] as number;
    if (low === 0 && bytes[at + high] === 0) continue;
    units += 1;
    if (bytes[at + high] === 0 && (isPrintable(low) || low >= 0xa0)) latin += 1;
  }
  return { latin, units };
}

function controlUnits(bytes: Uint8Array, order: ByteOrder): number {
  const high = order === "le" ? 1 : 0;
  let controls = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2)
    if (bytes[at + high] === 0 && isControl(bytes[at + 1 - high] as number)) controls += 1;
  return controls;
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Tab, line ends, form feed, and the mark old programs end a file with are text; other control characters are not. */
function isControl(byte: number): boolean {
  return (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a) || byte === 0x7f;
}
