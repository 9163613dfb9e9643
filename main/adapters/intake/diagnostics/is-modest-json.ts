/** A value this deep is in no file of a device. */
const deepest = 64;

/** More values than those of two thousand devices with everything Graph knows of each. */
const mostValues = 250_000;

/** Whether parsing a text as JSON costs no more than a report may: it is neither deep nor full of values. */
export function isModestJson(text: string): boolean {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') at = endOfJsonText(text, at + 1) - 1;
    else if (character === "]" || character === "}") depth -= 1;
    else if (character === "[" || character === "{") depth += 1;
    else if (character !== ",") continue;
    values += 1;
    if (depth > deepest || values > mostValues) return false;
  }
  return true;
}

/** Place behind the quote that ends a text. */
export function endOfJsonText(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === "\\" ? 2 : 1;
  return Math.min(at + 1, text.length);
}
