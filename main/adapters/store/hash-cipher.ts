import { createCipheriv, createDecipheriv, hash, randomBytes } from "node:crypto";

const algorithm = "aes-256-ctr";
/** AES encrypts blocks of so many bytes; CTR mode numbers them. */
const aesBlockBytes = 16;
const counterBytes = 8;
const countBytes = 4;
/** More `A`s than any text ends in: a damaged count must not ask for gigabytes. */
const longestFilling = 1_000_000;

/** Encrypts hash texts of one key, each for itself. */
export type HashSealer = (hashTexts: readonly string[]) => readonly Uint8Array[];

/** Makes a random data key for hardware hashes. */
export function makeHashKey(): Uint8Array {
  return randomBytes(32);
}

/**
 * Makes the one sealer of a fresh key. AES-256 in counter mode with a counter that runs on over all texts, because a
 * cipher of its own for each takes ten times as long as the text itself; there is no tag because the text's SHA-256,
 * under which it is kept and which the journal's chain holds fast, proves it better. Sealed: counter, then under
 * encryption the number of `A`s at the text's end and the text without them. A hash is padded with zero bytes to a fixed
 * length: more than half of its text are such `A`s.
 */
export function createHashSealer(key: Uint8Array): HashSealer {
  const cipher = createCipheriv(algorithm, key, Buffer.alloc(aesBlockBytes));
  let counter = 0n;
  return (hashTexts) => {
    const heads = hashTexts.map((text) => text.slice(0, lengthWithoutFilling(text)));
    const places: { readonly at: number; readonly bytes: number }[] = [];
    let end = 0;
    for (const head of heads) {
      const bytes = countBytes + Buffer.byteLength(head, "utf8");
      places.push({ at: end, bytes });
      end += Math.ceil(bytes / aesBlockBytes) * aesBlockBytes;
    }
    const plain = Buffer.alloc(end);
    for (const [index, { at }] of places.entries()) {
      const head = heads[index] ?? "";
      plain.writeUInt32BE((hashTexts[index] ?? "").length - head.length, at);
      plain.write(head, at + countBytes, "utf8");
    }
    const encrypted = cipher.update(plain);
    const first = counter;
    counter += BigInt(end / aesBlockBytes);
    return places.map(({ at, bytes }) => {
      const sealed = Buffer.alloc(counterBytes + bytes);
      sealed.writeBigUInt64BE(first + BigInt(at / aesBlockBytes));
      encrypted.copy(sealed, counterBytes, at, at + bytes);
      return sealed;
    });
  };
}

/** The text that was sealed, or undefined when key and bytes do not give a text with this SHA-256 (hex). */
export function openHash(key: Uint8Array, digest: string, sealed: Uint8Array): string | undefined {
  if (sealed.length < counterBytes + countBytes) return undefined;
  const start = Buffer.alloc(aesBlockBytes);
  start.set(sealed.subarray(0, counterBytes), aesBlockBytes - counterBytes);
  const plain = createDecipheriv(algorithm, key, start).update(sealed.subarray(counterBytes));
  const count = plain.readUInt32BE(0);
  if (count > longestFilling) return undefined;
  const hashText = plain.toString("utf8", countBytes) + "A".repeat(count);
  return hash("sha256", hashText) === digest ? hashText : undefined;
}

function lengthWithoutFilling(hashText: string): number {
  let length = hashText.length;
  while (length > 0 && hashText.charCodeAt(length - 1) === 65) length -= 1;
  return length;
}
