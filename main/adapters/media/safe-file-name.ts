/** The longest name that is given to a file; a number and an ending for drafts still fit behind it. */
const mostCharacters = 120;

/** A plain file name: no folders, no characters or names that Windows keeps for itself, nothing that it would cut off. */
export function safeFileName(name: string): string {
  const plain = name
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, "-")
    .replace(/^[\s.]+/, "")
    .slice(0, mostCharacters)
    // Cutting may have split a character, and what it left may end with a dot.
    .replace(/[\ud800-\udbff]$/, "")
    .replace(/[\s.]+$/, "");
  return plain === "" || isReserved(plain) ? `file-${plain}` : plain;
}

/** Names of devices, with any ending, also after blanks. Source: Microsoft, Naming Files, Paths, and Namespaces. */
function isReserved(name: string): boolean {
  return /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(?:\.|$)/i.test(name);
}

/** The n-th name for a file whose own is taken: `devices (2).csv`. */
export function numberedName(name: string, number: number): string {
  if (number === 1) return name;
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? `${name} (${number})` : `${name.slice(0, dot)} (${number})${name.slice(dot)}`;
}
