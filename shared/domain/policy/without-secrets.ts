import { withoutProductKeys } from "./without-product-keys.ts";

/** So many characters of base64 in a row may be a piece of a hash. */
const longestRun = 39;

const longRun = /[A-Za-z0-9+/]{40,}={0,2}/g;

/** The text without product keys and pieces of a hash: neither belongs into a name or a number that is shown and kept. */
export function withoutSecrets(text: string, instead = ""): string {
  const plain = withoutProductKeys(text, instead);
  if (plain.length <= longestRun) return plain;
  return plain.replaceAll(longRun, (run) => (isPieceOfHash(run) ? instead : run));
}

/**
 * Zero bytes in a row, or letters of both cases and digits as evenly mixed as only base64 has them. Long serial numbers and
 * digests stay: they are of one case. So do names of devices: few of their letters are capitals.
 */
function isPieceOfHash(run: string): boolean {
  if (run.includes("AAAAAA")) return true;
  const capitals = run.replaceAll(/[^A-Z]/g, "").length;
  const small = run.replaceAll(/[^a-z]/g, "").length;
  return capitals >= run.length * 0.2 && small >= run.length * 0.1 && /[\d+/]/.test(run);
}
