/** Cuts a byte stream into lines. */
export type LineFraming = {
  /** Takes the next bytes, split anywhere. Answers false once a line was longer than allowed; then nothing more is read. */
  readonly push: (bytes: Uint8Array) => boolean;
};

/**
 * Makes a framing for UTF-8 lines that end in LF or CRLF, with or without a byte order mark before the first. Bytes that
 * are no UTF-8 become U+FFFD; empty lines are left out. `maxLineLength` in characters. What follows the last line end is
 * an unfinished line and never given out.
 */
export function createLineFraming(maxLineLength: number, onLine: (line: string) => void): LineFraming {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  let overrun = false;

  const push = (bytes: Uint8Array): boolean => {
    if (overrun) return false;
    const lines = decoder.decode(bytes, { stream: true }).split("\n");
    lines[0] = rest + (lines[0] ?? "");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const text = line.endsWith("\r") ? line.slice(0, -1) : line;
      if (text.length > maxLineLength) overrun = true;
      if (overrun) break;
      if (text !== "") onLine(text);
    }
    if (rest.length > maxLineLength + 1) overrun = true;
    if (overrun) rest = "";
    return !overrun;
  };
  return { push };
}
