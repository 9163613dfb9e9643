/** One line as an editor shows it. */
export type TextLine = {
  /** From 1. */
  readonly line: number;
  /** Without its line end; empty where it was too long. */
  readonly text: string;
  /** Longer than {@link longestLine}. */
  readonly tooLong: boolean;
  /** Zero bytes were left out. */
  readonly hadZeros: boolean;
};

/** No row of any kind is longer: a hash has 87,000 characters at most. */
export const longestLine = 1024 * 1024;

/**
 * Cuts text into lines at `\r\n`, `\n` and `\r`, in whatever mix, and hands over those of one chunk together. A line longer
 * than any row can be is given up and said so; reading goes on after it.
 */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<readonly TextLine[]> {
  let lineNumber = 1;
  let parts: string[] = [];
  let length = 0;
  let endedWithReturn = false;
  let hadZeros = false;

  const finish = (last: string): TextLine => {
    const whole = parts.length === 0 ? last : parts.join("") + last;
    const tooLong = length + last.length > longestLine;
    const line = { line: lineNumber, text: tooLong ? "" : withoutMarks(whole), tooLong, hadZeros };
    lineNumber += 1;
    parts = [];
    length = 0;
    return line;
  };
  const keep = (rest: string): void => {
    length += rest.length;
    if (length > longestLine) parts = [];
    else if (rest !== "") parts.push(rest);
  };

  for await (const given of chunks) {
    hadZeros = given.includes("\u0000");
    const chunk = hadZeros ? given.replaceAll("\u0000", "") : given;
    if (chunk === "") continue;
    const lines: TextLine[] = [];
    let start = endedWithReturn && chunk.startsWith("\n") ? 1 : 0;
    let lineFeed = chunk.indexOf("\n", start);
    let carriageReturn = chunk.indexOf("\r", start);
    while (lineFeed >= 0 || carriageReturn >= 0) {
      const end = lineFeed < 0 || (carriageReturn >= 0 && carriageReturn < lineFeed) ? carriageReturn : lineFeed;
      lines.push(finish(chunk.slice(start, end)));
      start = end + (end === carriageReturn && lineFeed === end + 1 ? 2 : 1);
      if (lineFeed >= 0 && lineFeed < start) lineFeed = chunk.indexOf("\n", start);
      if (carriageReturn >= 0 && carriageReturn < start) carriageReturn = chunk.indexOf("\r", start);
    }
    keep(chunk.slice(start));
    endedWithReturn = chunk.endsWith("\r");
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [finish("")];
}

/** Byte order marks at the beginning of a line come from files that were put together; so do misread ones. */
function withoutMarks(text: string): string {
  const first = text.charCodeAt(0);
  if (first < 0xef) return text;
  return text.replace(/^(?:\uFEFF|\uFFFE|\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)+/, "");
}
