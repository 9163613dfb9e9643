import { withCharacters } from "./with-characters.ts";
import { xmlTokens } from "./xml-tokens.ts";

/** One of the elements that were asked for. */
export type FoundElement = {
  /** Place of its tag in the text. */
  readonly at: number;
  /** Its own text, without that of the elements in it. */
  readonly text: string;
  /** Whether the text of the document ends before it does. */
  readonly isCut: boolean;
  /** Texts of the named elements beside it, by name: of each the first that says something. */
  readonly beside: ReadonlyMap<string, string>;
};

/** Which elements to find, in small letters, and which beside them to read. */
export type WantedElements = { readonly name: string; readonly beside: ReadonlySet<string>; readonly most: number };

/** The elements that were found, and whether the text holds together: every tag has its other, and there are no more. */
export type FoundElements = { readonly elements: readonly FoundElement[]; readonly isWhole: boolean };

type OpenElement = {
  readonly name: string;
  readonly at: number;
  /** Its text; only of elements that somebody asked for. */
  readonly parts: string[] | undefined;
  parent: OpenElement | undefined;
  children: Map<string, string> | undefined;
  isClosed: boolean;
};

/** No value beside a hash is longer. */
const longestValue = 256;

const nothing: ReadonlyMap<string, string> = new Map();

/**
 * Finds elements in an XML text of any form, also where it is damaged, in the order of the text. Entities are left alone.
 * Keeps the texts that were asked for and at most `mostOpen` elements at a time: of deeper ones the outermost is given up.
 */
export function findElements(text: string, wanted: WantedElements, mostOpen: number): FoundElements {
  const found: OpenElement[] = [];
  const open: OpenElement[] = [openElement("", 0, undefined, false)];
  let isWhole = true;
  for (const token of xmlTokens(text)) {
    if (token.kind === "open") {
      const { name, at } = token;
      const element = openElement(name, at, open.at(-1), name === wanted.name || wanted.beside.has(name));
      if (name === wanted.name && found.length === wanted.most) {
        isWhole = false;
        break;
      }
      if (name === wanted.name) found.push(element);
      if (token.isEmpty) element.isClosed = true;
      else {
        if (open.length > mostOpen) giveUpOutermost(open);
        open.push(element);
      }
    } else if (token.kind === "close") isWhole = closeTo(open, token.name, wanted) === 1 && isWhole;
    else if (token.kind === "text") open.at(-1)?.parts?.push(withCharacters(token.text));
    else if (token.kind === "characterData") open.at(-1)?.parts?.push(token.text);
    else if (token.kind === "cut") isWhole = false;
  }
  return { elements: found.map(foundElement), isWhole: isWhole && open.length === 1 };
}

function foundElement(element: OpenElement): FoundElement {
  const { at, isClosed, parent } = element;
  return { at, text: textOf(element), isCut: !isClosed, beside: parent?.children ?? nothing };
}

function openElement(name: string, at: number, parent: OpenElement | undefined, hasText: boolean): OpenElement {
  return { name, at, parts: hasText ? [] : undefined, parent, children: undefined, isClosed: false };
}

/** Forgets the outermost element, and all around it that only it leads to. */
function giveUpOutermost(open: OpenElement[]): void {
  for (const outermost of open.splice(1, 1)) outermost.parent = undefined;
}

/** Closes the innermost element of a name and all in it, and tells how many; a tag that closes nothing is passed over. */
function closeTo(open: OpenElement[], name: string, wanted: WantedElements): number {
  const index = open.findLastIndex((element, place) => place > 0 && element.name === name);
  if (index < 0) return 0;
  const closed = open.splice(index);
  for (const element of closed) {
    element.isClosed = true;
    if (wanted.beside.has(element.name)) tellParent(element);
  }
  return closed.length;
}

function tellParent(element: OpenElement): void {
  const { name, parent } = element;
  const value = textOf(element);
  if (parent === undefined || value === "" || value.length > longestValue) return;
  parent.children ??= new Map();
  if (!parent.children.has(name)) parent.children.set(name, value);
}

function textOf({ parts = [] }: OpenElement): string {
  return parts.join("").trim();
}
