import { createCipheriv, createDecipheriv, hash } from "node:crypto";

/*
 * A sealed file, version 1:
 *
 *   "RSL-SEAL" · version (1 byte) · length of the wrapped key (2 bytes, big endian) · wrapped key · blocks
 *
 * The file key is random, belongs to this file alone and is wrapped by the vault. Each block is 64 KiB of content (only
 * the last may be shorter, and it is empty only when the file is) under AES-256-GCM, with its tag behind it. The nonce is
 * the block's number and whether it is the last; the additional data is the head's digest, and for the last block the
 * content's own SHA-256 too. So no block can change its place, its file or its being the last, and no file its name.
 */

const magic = Buffer.from("RSL-SEAL", "ascii");
const formatVersion = 1;
const tagBytes = 16;
const nonceBytes = 12;

/** Bytes of the head before the wrapped key. */
export const fixedHeadBytes: number = magic.length + 3;
/** Content in one block. */
export const blockBytes = 65_536;
/** The same block in the file. */
export const sealedBlockBytes: number = blockBytes + tagBytes;

/** What sealing and opening blocks of one file needs. */
export type BlockCipher = {
  readonly key: Uint8Array;
  /** SHA-256 of the whole head. */
  readonly head: Uint8Array;
};

/** Which block it is; `contentSha256` (hex) for the last one. */
export type BlockPlace = { readonly number: number; readonly contentSha256?: string };

/** The head of a file whose key was wrapped to these bytes. */
export function sealedHead(wrappedKey: Uint8Array): Uint8Array {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(wrappedKey.length);
  return Buffer.concat([magic, Buffer.of(formatVersion), length, wrappedKey]);
}

/** Reads the fixed part of a head: how long the wrapped key is, or what stands in the way. */
export function readFixedHead(bytes: Buffer): number | "foreignFile" | "newerVersion" {
  if (bytes.length < fixedHeadBytes || !bytes.subarray(0, magic.length).equals(magic)) return "foreignFile";
  if (bytes[magic.length] !== formatVersion) return "newerVersion";
  return bytes.readUInt16BE(magic.length + 1);
}

/** The cipher of a file with this head. */
export function blockCipher(key: Uint8Array, head: Uint8Array): BlockCipher {
  return { key, head: hash("sha256", head, "buffer") };
}

/** Encrypts one block: the parts in the order in which they stand in the file. */
export function sealBlock({ key, head }: BlockCipher, place: BlockPlace, content: Uint8Array): readonly Uint8Array[] {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(place)).setAAD(additionalData(head, place));
  return [cipher.update(content), cipher.final(), cipher.getAuthTag()];
}

/** Decrypts one block. Throws when it is not the one that was sealed at this place of this file. */
export function openBlock({ key, head }: BlockCipher, place: BlockPlace, sealed: Uint8Array): Buffer {
  const tagAt = sealed.length - tagBytes;
  const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(place), { authTagLength: tagBytes });
  decipher.setAAD(additionalData(head, place)).setAuthTag(sealed.subarray(tagAt));
  const content = decipher.update(sealed.subarray(0, tagAt));
  try {
    decipher.final();
  } catch {
    throw new Error("a sealed block is not the one that was written here");
  }
  return content;
}

/** How content of a body of this many bytes is cut into blocks; undefined when no content makes such a body. */
export function blocksOf(bodyBytes: number): { readonly count: number; readonly contentBytes: number } | undefined {
  const count = Math.ceil(bodyBytes / sealedBlockBytes);
  const lastBytes = bodyBytes - (count - 1) * sealedBlockBytes - tagBytes;
  if (count === 0 || lastBytes < (count === 1 ? 0 : 1)) return undefined;
  return { count, contentBytes: (count - 1) * blockBytes + lastBytes };
}

function nonceOf({ number, contentSha256 }: BlockPlace): Uint8Array {
  const nonce = Buffer.alloc(nonceBytes);
  nonce.writeUInt32BE(number, nonceBytes - 5);
  nonce[nonceBytes - 1] = contentSha256 === undefined ? 0 : 1;
  return nonce;
}

function additionalData(head: Uint8Array, { contentSha256 }: BlockPlace): Uint8Array {
  return contentSha256 === undefined ? head : Buffer.concat([head, Buffer.from(contentSha256, "hex")]);
}
