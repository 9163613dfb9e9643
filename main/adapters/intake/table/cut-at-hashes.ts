import { startsLikeHardwareHash } from "./value-forms.ts";

/** What every hash has in its first eleven characters and hardly anywhere else. */
const mark = "EAHAA";

const starts = /T0[E-H][A-Za-z0-9+/]{2}[AQgw]EAHAA/g;

/**
 * The parts of a text in which hashes stand behind one another: all but the first begin as a hash does. Files put together
 * without a line end between them look like that, and cells that were joined.
 */
export function cutAtHashes(text: string): readonly string[] {
  if (text.indexOf(mark, mark.length * 2) < 0) return [text];
  const cuts = [...text.matchAll(starts)].map(({ index }) => index).filter((index) => index > 0);
  return [0, ...cuts].map((from, at) => withoutEnd(text.slice(from, cuts[at])));
}

/** Every hash in a cell; none in a cell that does not begin with one. */
export function hashesInCell(cell: string): readonly string[] {
  return startsLikeHardwareHash(cell) ? cutAtHashes(cell) : [];
}

/** Without the blanks and marks that stood between two hashes. */
function withoutEnd(part: string): string {
  let end = part.length;
  while (end > 0 && !/[A-Za-z0-9+/=]/.test(part.charAt(end - 1))) end -= 1;
  return part.slice(0, end);
}
