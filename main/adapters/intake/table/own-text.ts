/** Texts up to this length are never cut out of another one by reference. */
const shortest = 12;

/** A copy of a text that does not keep the whole chunk in memory which it was cut from. */
export function ownText(text: string): string {
  return text.length <= shortest ? text : Buffer.from(text, "utf8").toString("utf8");
}
