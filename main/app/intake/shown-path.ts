/** The longest name that is shown and written down. */
const longest = 200;

/**
 * A file's name with its folders as it is shown and written down: `/` between folders, without characters that hide or turn
 * text around, and of a very long one its end, where the name is.
 */
export function shownPath(path: string): string {
  const plain = path
    .replaceAll("\\", "/")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .trim();
  return plain.length > longest ? `…${plain.slice(1 - longest)}` : plain;
}
