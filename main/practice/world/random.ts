/** What a drawn number is for: the same seed and key always give the same number, whatever was drawn before. */
export type DrawKey = readonly (string | number)[];

/** A number in [0, 1) that depends on the seed and the key alone, so that the order of requests never changes a fate. */
export function draw(seed: number, ...key: DrawKey): number {
  const text = key.join(" ");
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ Math.imul(seed, 0x9e3779b1);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)) / 9007199254740992;
}

/** A whole number in [from, to]. */
export function drawBetween(seed: number, from: number, to: number, ...key: DrawKey): number {
  return from + Math.floor(draw(seed, ...key) * (to - from + 1));
}

/** A version 4 GUID, lower case. */
export function drawGuid(seed: number, ...key: DrawKey): string {
  let digits = "";
  for (let part = 0; part < 4; part += 1) {
    digits += Math.floor(draw(seed, ...key, "guid", part) * 4294967296)
      .toString(16)
      .padStart(8, "0");
  }
  const variant = "89ab".charAt(Number.parseInt(digits.charAt(16), 16) & 3);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join("-");
}

/** `length` characters without the letters and digits that are mistaken for one another. */
export function drawCode(seed: number, length: number, ...key: DrawKey): string {
  const alphabet = "23456789BCDFGHJKLMNPQRSTVWXYZ";
  let code = "";
  for (let place = 0; place < length; place += 1)
    code += alphabet.charAt(drawBetween(seed, 0, alphabet.length - 1, ...key, "code", place));
  return code;
}
