/** A cell without what programs put around a value, and whether quotes were among that. */
export type CleanCell = { readonly text: string; readonly hadQuotes: boolean };

/** No value but a hash is longer; what stands inside a hash is the decoder's business. */
const longestValue = 256;

const openingQuotes = `"'\`\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A`;

/** Quotes within quotes within quotes: every program that saved the file may have added its own. */
const mostLayers = 4;

/** Takes off blanks, zero-width characters, quotes of every kind, and a spreadsheet's `="…"` around a value. */
export function cleanCell(cell: string): CleanCell {
  let text = trimmed(cell);
  let hadQuotes = false;
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const inner = withoutQuotes(text);
    if (inner === undefined) break;
    hadQuotes = true;
    text = trimmed(inner);
  }
  if (text.length <= longestValue) return { text: text.replaceAll(/[\u200B-\u200F\u2060\uFEFF]/g, ""), hadQuotes };
  return text.endsWith('"') ? { text: text.slice(0, -1), hadQuotes: true } : { text, hadQuotes };
}

/** Whether a text holds nothing but blanks and zero-width characters. */
export function isBlankText(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (!isBlank(text.charCodeAt(at))) return false;
  return true;
}

/** Cut by hand from both ends: an expression for the end of a text tries every place of a long one. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** The text within its quotes; undefined when it stands in none. A quote at the end of a short text alone may be inches. */
function withoutQuotes(text: string): string | undefined {
  const start = text.startsWith("=") ? 1 : 0;
  if (text.length <= start || !openingQuotes.includes(text.charAt(start))) return undefined;
  const isClosed = text.length > start + 1 && openingQuotes.includes(text.charAt(text.length - 1));
  return text.slice(start + 1, isClosed ? -1 : undefined);
}

function isBlank(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0x85) return code === 0x7f;
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0xad ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
