/** What an XML text tries that no report does: declarations of its own, or nesting without end. */
export type XmlDanger = "declarations" | "depth";

/**
 * Looks through an XML text before any parser does; undefined when it is harmless. Runs once over the text whatever it is:
 * damaged XML is for the parser to find.
 */
export function guardXml(text: string, deepest: number): XmlDanger | undefined {
  let depth = 0;
  for (let at = text.indexOf("<"); at >= 0; ) {
    const next = text.charAt(at + 1);
    if (next === "!") {
      const end = endOfSection(text, at);
      if (end === undefined) return "declarations";
      at = text.indexOf("<", end);
      continue;
    }
    if (next === "?") {
      at = text.indexOf("<", endAfter(text, "?>", at));
      continue;
    }
    const end = endOfTag(text, at + 1);
    if (next === "/") depth -= 1;
    else if (text.charAt(end - 1) !== "/") depth += 1;
    if (depth > deepest) return "depth";
    at = text.indexOf("<", end);
  }
  return undefined;
}

/** End of a comment or of character data; undefined for everything that declares something. */
function endOfSection(text: string, at: number): number | undefined {
  if (text.startsWith("<!--", at)) return endAfter(text, "-->", at + 4);
  return text.startsWith("<![CDATA[", at) ? endAfter(text, "]]>", at) : undefined;
}

function endAfter(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
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
