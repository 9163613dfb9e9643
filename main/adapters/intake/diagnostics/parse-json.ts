/** JSON as people leave it: with a comment or a comma too many. Undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // With what people add taken out it may be.
  }
  try {
    return JSON.parse(withoutExtras(text));
  } catch {
    return undefined;
  }
}

/** Leaves out comments, and commas that nothing follows. Runs once over the text, whatever it is. */
function withoutExtras(text: string): string {
  const kept: string[] = [];
  // A comma waits until it is known what follows.
  let comma = "";
  for (let at = 0; at < text.length; ) {
    const character = text.charAt(at);
    const pair = text.slice(at, at + 2);
    const mark = pair === "//" ? "\n" : pair === "/*" ? "*/" : "";
    let end = at + 1;
    if (mark !== "") {
      const found = text.indexOf(mark, at + 2);
      end = found < 0 ? text.length : found + mark.length;
    } else if (!/\s/.test(character)) {
      if (character === '"') end = endOfText(text, at + 1);
      if (character !== "}" && character !== "]") kept.push(comma);
      comma = character === "," ? "," : "";
      if (character !== ",") kept.push(text.slice(at, end));
    }
    at = end;
  }
  return kept.join("");
}

function endOfText(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === "\\" ? 2 : 1;
  return Math.min(at + 1, text.length);
}
