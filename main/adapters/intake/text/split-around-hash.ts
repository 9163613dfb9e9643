import { startsLikeHardwareHash } from "../table/value-forms.ts";

/** More words before a hash are a sentence. */
const mostValues = 2;

/**
 * The cells of a line without any delimiter that has a hash among its words: a table with blanks between its columns, or a hash
 * that somebody wrote down with its name. Undefined where there is none.
 */
export function splitAroundHash(text: string): readonly string[] | undefined {
  if (!/(?:^|[\s:=])T0[E-H]/.test(text)) return undefined;
  const words = text.split(/\s+|(?<=[:=])(?=T0[E-H])/).filter((word) => word !== "");
  const at = words.findIndex((word) => startsLikeHardwareHash(word));
  if (at < 0 || words.length < 2) return undefined;
  const before = words.slice(0, at);
  const isSentence = before.length > mostValues || before.some((word) => /[:=]$/.test(word));
  return isSentence ? words.slice(at, at + 1) : words;
}
