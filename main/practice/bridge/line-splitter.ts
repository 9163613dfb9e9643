import { StringDecoder } from "node:string_decoder";

/**
 * Puts chunks of bytes together to lines of UTF-8 text, wherever they were cut; CR before LF is taken off. A line longer
 * than `maxLength` characters is left out and reported once.
 */
export function createLineSplitter(
  maxLength: number,
  onLine: (line: string) => void,
  onTooLong: () => void,
): (chunk: Buffer | string) => void {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  let skipping = false;
  return (chunk) => {
    rest += typeof chunk === "string" ? chunk : decoder.write(chunk);
    for (let end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n")) {
      const line = rest.slice(0, end).replace(/\r$/, "");
      rest = rest.slice(end + 1);
      if (skipping || line.length > maxLength) {
        if (!skipping) onTooLong();
        skipping = false;
      } else onLine(line);
    }
    if (rest.length > maxLength) {
      if (!skipping) onTooLong();
      skipping = true;
      rest = "";
    }
  };
}
