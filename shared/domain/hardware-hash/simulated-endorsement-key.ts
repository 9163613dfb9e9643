import { sha256 } from "../../kernel/sha256.ts";
import { encodeUtf8 } from "../../kernel/utf8.ts";

const MODULUS_BYTES = 256;

/**
 * A stand-in for the 256-byte RSA modulus of a TPM endorsement key: SHA-256 of the seed text, then SHA-256 of that, and so
 * on, with the top bit and the lowest bit set as in a real modulus. The same seed always gives the same key.
 */
export function simulatedEndorsementKey(seed: string): Uint8Array {
  const modulus = new Uint8Array(MODULUS_BYTES);
  let block = sha256(encodeUtf8(seed));
  for (let at = 0; at < MODULUS_BYTES; at += block.length) {
    modulus.set(block, at);
    block = sha256(block);
  }
  modulus[0] = (modulus[0] as number) | 0x80;
  modulus[MODULUS_BYTES - 1] = (modulus[MODULUS_BYTES - 1] as number) | 0x01;
  return modulus;
}
