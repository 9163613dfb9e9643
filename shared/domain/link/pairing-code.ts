/**
 * Letters of a pairing code: on the same keys of QWERTY, QWERTZ and AZERTY keyboards, and not to be taken for one another.
 * No vowels that make words, no digits, which need a shift key on some keyboards.
 */
export const codeLetters = "bcdfghjknprstvx";

/** Letters of a code: fifteen to the tenth are more than a guesser gets through in its life, whatever the network. */
export const codeLength = 10;

/** A byte from here on would favour some letters. */
const fairBytes = Math.floor(256 / codeLetters.length) * codeLetters.length;

/** Makes a code from random bytes; undefined when too few of them are usable (30 always suffice in practice). */
export function pairingCodeFrom(random: Uint8Array): string | undefined {
  const letters = [...random]
    .filter((byte) => byte < fairBytes)
    .map((byte) => codeLetters.charAt(byte % codeLetters.length));
  return letters.length < codeLength ? undefined : letters.slice(0, codeLength).join("");
}

/** Compares in a time that does not depend on where the texts differ. The length of a code is no secret. */
export function isSameCode(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let at = 0; at < left.length; at += 1) difference |= left.charCodeAt(at) ^ right.charCodeAt(at);
  return difference === 0;
}
