import { XMLParser } from "fast-xml-parser";
import { EntryFailure } from "../entry-failure.ts";

/** One element of an XML text, without namespaces: reports are met with every prefix. */
export type XmlElement = {
  readonly name: string;
  /** Place of its tag in the text. */
  readonly at: number;
  /** Its own text, without that of the elements in it. */
  readonly text: string;
  readonly children: readonly XmlElement[];
};

const textName = "#text";
const place = XMLParser.getMetaDataSymbol() as unknown as symbol;

type ParsedNode = { readonly [name: string]: unknown; readonly [place: symbol]: { readonly startIndex?: number } };

const namedCharacters: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * The elements of an XML text that `guardXml` has let through. Attributes and entities are left alone. Throws
 * `EntryFailure` for what is no XML; a text that merely ends early gives what it has.
 */
export function parseElements(text: string, deepest: number): readonly XmlElement[] {
  const parser = new XMLParser({
    preserveOrder: true,
    captureMetaData: true,
    ignoreAttributes: true,
    removeNSPrefix: true,
    parseTagValue: false,
    processEntities: false,
    textNodeName: textName,
    maxNestedTags: deepest + 1,
  });
  try {
    return elementsOf(parser.parse(text));
  } catch {
    // The parser's messages quote the text.
    throw new EntryFailure("damaged", { format: "xml" });
  }
}

function elementsOf(nodes: unknown): readonly XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: ParsedNode) => {
    const name = Object.keys(node).find((key) => key !== textName && !key.startsWith("?"));
    if (name === undefined) return [];
    const inner = node[name];
    return [{ name, at: node[place]?.startIndex ?? 0, text: ownText(inner), children: elementsOf(inner) }];
  });
}

function ownText(nodes: unknown): string {
  if (!Array.isArray(nodes)) return "";
  const texts = nodes.map((node: ParsedNode) => (typeof node[textName] === "string" ? node[textName] : ""));
  return withCharacters(texts.join("")).trim();
}

/** Puts in the characters that XML itself names; there are no others. */
function withCharacters(text: string): string {
  return text.replaceAll(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (whole, name, decimal, hex) => {
    if (name !== undefined) return namedCharacters[String(name).toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
