import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const nonceBytes = 12;
const tagBytes = 16;
const countBytes = 4;

/** Makes a random data key for hardware hashes (AES-256). */
export function makeHashKey(): Uint8Array {
  return randomBytes(32);
}

/**
 * Encrypts a hash text under its digest: nonce, ciphertext, tag (AES-256-GCM). A hash is padded with zero bytes to a
 * fixed length, so its text ends in a long run of `A`, which is kept as its length alone.
 */
export function sealHash(key: Uint8Array, digest: string, hashText: string): Uint8Array {
  const headLength = lengthWithoutFilling(hashText);
  const count = Buffer.alloc(countBytes);
  count.writeUInt32BE(hashText.length - headLength);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(digest));
  const parts = [nonce, cipher.update(count), cipher.update(hashText.slice(0, headLength), "utf8"), cipher.final()];
  return Buffer.concat([...parts, cipher.getAuthTag()]);
}

/** The text that was encrypted. Throws when it was made with another key, belongs to another digest, or was changed. */
export function openHash(key: Uint8Array, digest: string, sealed: Uint8Array): string {
  const tagAt = sealed.length - tagBytes;
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(digest)).setAuthTag(sealed.subarray(tagAt));
  const plain = Buffer.concat([decipher.update(sealed.subarray(nonceBytes, tagAt)), decipher.final()]);
  return plain.toString("utf8", countBytes) + "A".repeat(plain.readUInt32BE(0));
}

function lengthWithoutFilling(hashText: string): number {
  let length = hashText.length;
  while (length > 0 && hashText.charCodeAt(length - 1) === 65) length -= 1;
  return length;
}
