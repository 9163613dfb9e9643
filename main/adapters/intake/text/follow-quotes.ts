/** How a line leaves the quotes: all closed, one still open, or one that closes in the middle of a value. */
export type QuoteState = "closed" | "open" | "malformed";

/** The state at the end of a line, and where the quote stands that is open then; negative where that was an earlier line. */
export type FollowedQuotes = { readonly state: QuoteState; readonly openAt: number };

/**
 * Follows the quotes of one line of a delimited text; `isOpen` says whether it begins within them. A quote counts where a
 * value begins; elsewhere it is part of the value.
 */
export function followQuotes(text: string, delimiter: string, isOpen: boolean): FollowedQuotes {
  let openAt = -1;
  let isQuoted = isOpen;
  let at = 0;
  for (;;) {
    if (isQuoted) {
      const close = closingQuote(text, at);
      if (close < 0) return { state: "open", openAt };
      at = skipBlanks(text, close + 1, delimiter);
      if (at >= text.length) return { state: "closed", openAt };
      if (text.charAt(at) !== delimiter) return { state: "malformed", openAt };
      at += 1;
    }
    at = skipBlanks(text, at, delimiter);
    isQuoted = text.charAt(at) === '"';
    if (isQuoted) {
      openAt = at;
      at += 1;
      continue;
    }
    const end = text.indexOf(delimiter, at);
    if (end < 0) return { state: "closed", openAt };
    at = end + 1;
  }
}

/** Where the quote closes that is open at `from`; negative when it does not. Doubled quotes are part of the value. */
export function closingQuote(text: string, from: number): number {
  let close = text.indexOf('"', from);
  while (close >= 0 && text.charAt(close + 1) === '"') close = text.indexOf('"', close + 2);
  return close;
}

function skipBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && (text.charAt(at) === " " || text.charAt(at) === "\t") && text.charAt(at) !== delimiter)
    at += 1;
  return at;
}
