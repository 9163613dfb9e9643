/** A piece of an XML text, as far as reports need it: attributes and instructions are passed over. */
export type XmlToken =
  /** `name` is in small letters and without its namespace: reports are met with every prefix. */
  | { readonly kind: "open"; readonly name: string; readonly at: number; readonly isEmpty: boolean }
  | { readonly kind: "close"; readonly name: string }
  /** Entities are as they stand. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "characterData"; readonly text: string }
  /** Something that declares something. */
  | { readonly kind: "declaration" }
  /** The text ends within a tag, a comment or anything else that has a mark for its end. */
  | { readonly kind: "cut" };

/** No name that means something here is longer. */
const longestName = 64;

/**
 * Takes an XML text apart without judging it. Runs once over the text whatever it is, and keeps nothing.
 */
export function* xmlTokens(text: string): Generator<XmlToken> {
  let at = 0;
  while (at < text.length) {
    const start = placeOf(text, "<", at);
    if (start > at) yield { kind: "text", text: text.slice(at, start) };
    if (start === text.length) return;
    if (text.startsWith("<!--", start)) at = placeOf(text, "-->", start + 4) + 3;
    else if (text.startsWith("<?", start)) at = placeOf(text, "?>", start) + 2;
    else if (text.startsWith("<![CDATA[", start)) {
      const end = placeOf(text, "]]>", start);
      yield { kind: "characterData", text: text.slice(start + 9, end) };
      at = end + 3;
    } else {
      const end = endOfTag(text, start + 1);
      if (text.startsWith("<!", start)) yield { kind: "declaration" };
      else if (end < text.length) yield tag(text, start, end);
      at = end + 1;
    }
  }
  if (at > text.length) yield { kind: "cut" };
}

function tag(text: string, start: number, end: number): XmlToken {
  if (text.startsWith("</", start)) return { kind: "close", name: nameAt(text, start + 2, end) };
  return { kind: "open", name: nameAt(text, start + 1, end), at: start, isEmpty: text.charAt(end - 1) === "/" };
}

function nameAt(text: string, from: number, end: number): string {
  const word = /^[^\s/]*/.exec(text.slice(from, Math.min(end, from + longestName)))?.[0] ?? "";
  return word.slice(word.indexOf(":") + 1).toLowerCase();
}

/** Place of a mark; the text's end without one. */
function placeOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}

/** Place of the `>` that ends a tag; values in quotes may hold one. */
function endOfTag(text: string, from: number): number {
  let quote = "";
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return at;
  }
  return text.length;
}
