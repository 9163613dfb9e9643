import { endOfJsonText, isModestJson } from "./is-modest-json.ts";

/** Comments and commas too many that people leave in one file. */
const mostExtras = 10_000;

/** JSON as people leave it: with a comment or a comma too many. Undefined when it is none, or more than any file of a device. */
export function parseJson(text: string): unknown {
  return parsed(text) ?? parsed(withoutExtras(text));
}

function parsed(text: string): unknown {
  if (!isModestJson(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // With what people add taken out it may be.
    return undefined;
  }
}

/** Leaves out comments, and commas that nothing follows. Runs once over the text, whatever it is. */
function withoutExtras(text: string): string {
  const extras: { readonly from: number; readonly to: number }[] = [];
  // A comma waits until it is known what follows.
  let comma = -1;
  for (let at = 0; at < text.length && extras.length < mostExtras; ) {
    const character = text.charAt(at);
    const pair = text.slice(at, at + 2);
    const mark = pair === "//" ? "\n" : pair === "/*" ? "*/" : "";
    let end = at + 1;
    if (mark !== "") {
      const found = text.indexOf(mark, at + 2);
      end = found < 0 ? text.length : found + mark.length;
      extras.push({ from: at, to: end });
    } else if (!/\s/.test(character)) {
      if (character === '"') end = endOfJsonText(text, at + 1);
      if (comma >= 0 && (character === "}" || character === "]")) extras.push({ from: comma, to: comma + 1 });
      comma = character === "," ? at : -1;
    }
    at = end;
  }
  if (comma >= 0) extras.push({ from: comma, to: comma + 1 });
  extras.sort((first, second) => first.from - second.from);
  let kept = 0;
  const parts = extras.map(({ from, to }) => {
    const part = text.slice(kept, from);
    kept = to;
    return part;
  });
  return [...parts, text.slice(kept)].join("");
}
