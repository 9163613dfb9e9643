import { xmlTokens } from "./xml-tokens.ts";

/** What an XML text tries that no report does: declarations of its own, or nesting without end. */
export type XmlDanger = "declarations" | "depth";

/**
 * Looks through an XML text before any parser does; undefined when it is harmless. Runs once over the text whatever it is:
 * damaged XML is for the parser to find.
 */
export function guardXml(text: string, deepest: number): XmlDanger | undefined {
  let depth = 0;
  for (const token of xmlTokens(text)) {
    if (token.kind === "declaration") return "declarations";
    if (token.kind === "close") depth -= 1;
    else if (token.kind === "open" && !token.isEmpty) depth += 1;
    if (depth > deepest) return "depth";
  }
  return undefined;
}
