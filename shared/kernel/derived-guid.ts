/** A GUID of version 8 (RFC 9562: custom) from a SHA-256 in hexadecimal: the same digest always gives the same GUID. */
export function derivedGuid(sha256Hex: string): string {
  const variant = ((Number.parseInt(sha256Hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [
    sha256Hex.slice(0, 8),
    sha256Hex.slice(8, 12),
    `8${sha256Hex.slice(13, 16)}`,
    `${variant}${sha256Hex.slice(17, 20)}`,
    sha256Hex.slice(20, 32),
  ];
  return parts.join("-");
}
