/** A plain file name: no folders, no characters or names that Windows keeps for itself. */
export function safeFileName(name: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, "-")
    .replace(/^[\s.]+|[\s.]+$/g, "")
    .slice(0, 120);
  const isReserved = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i.test(plain);
  return plain === "" || isReserved ? `file-${plain}` : plain;
}

/** The n-th name for a file whose own is taken: `devices (2).csv`. */
export function numberedName(name: string, number: number): string {
  if (number === 1) return name;
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? `${name} (${number})` : `${name.slice(0, dot)} (${number})${name.slice(dot)}`;
}
