import type { FileHandle } from "node:fs/promises";
import type { ByteSource } from "../../app/ports/intake-reader.ts";
import { type BlockCipher, blockBytes, openBlock, sealedBlockBytes } from "./sealed-format.ts";

/** Decrypted blocks kept at hand: containers are read back and forth. */
const blocksAtHand = 16;
/** Blocks that are read in one go when reading goes on where it ended. */
const blocksAhead = 8;

/** An open sealed file whose last block was found whole. */
export type SealedBody = {
  readonly file: FileHandle;
  readonly cipher: BlockCipher;
  /** Where the first block begins. */
  readonly bodyAt: number;
  readonly bodyBytes: number;
  readonly blocks: number;
  readonly contentBytes: number;
  readonly contentSha256: string;
};

/** Reads a sealed file at any place. Reading rejects when a block is not what was sealed. */
export function createSealedReader(
  body: SealedBody,
  name: string,
): ByteSource & { readonly close: () => Promise<void> } {
  const atHand = new Map<number, Buffer>();
  let expected = 0;

  /** Reads a block that is not at hand, with some of those after it up to before `end`; answers the block. */
  const load = async (first: number, end: number): Promise<Buffer> => {
    const wanted = first === expected ? first + blocksAhead : Math.min(end, first + blocksAhead);
    const until = firstAtHand(atHand, first, Math.min(wanted, body.blocks));
    expected = until;
    const sealed = await readSealed(body, first, until);
    const openAt = (number: number): Buffer => {
      const at = (number - first) * sealedBlockBytes;
      return openBlock(body.cipher, placeOf(body, number), sealed.subarray(at, at + sealedBlockBytes));
    };
    const block = openAt(first);
    atHand.set(first, block);
    for (let number = first + 1; number < until; number += 1) atHand.set(number, openAt(number));
    for (const oldest of atHand.keys()) {
      if (atHand.size <= blocksAtHand) break;
      atHand.delete(oldest);
    }
    return block;
  };

  return {
    name,
    size: body.contentBytes,
    read: async (offset, length) => {
      const from = Math.min(Math.max(offset, 0), body.contentBytes);
      const to = Math.min(from + Math.max(length, 0), body.contentBytes);
      const bytes = Buffer.alloc(to - from);
      for (let at = from; at < to; ) {
        const number = Math.floor(at / blockBytes);
        const block = atHand.get(number) ?? (await load(number, Math.ceil(to / blockBytes)));
        at += block.copy(bytes, at - from, at % blockBytes, (at % blockBytes) + to - at);
      }
      return bytes;
    },
    close: () => body.file.close(),
  };
}

/** Reads and checks the last block: a file that was cut, or extended, or has another's name is found here. Rejects then. */
export async function checkLastBlock(body: SealedBody): Promise<void> {
  const last = body.blocks - 1;
  openBlock(body.cipher, placeOf(body, last), await readSealed(body, last, body.blocks));
}

async function readSealed({ file, bodyAt, bodyBytes }: SealedBody, first: number, end: number): Promise<Buffer> {
  const from = first * sealedBlockBytes;
  const bytes = Buffer.alloc(Math.min(end * sealedBlockBytes, bodyBytes) - from);
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, bodyAt + from + done);
    if (bytesRead === 0) throw new Error("the sealed file became shorter");
    done += bytesRead;
  }
  return bytes;
}

function placeOf({ blocks, contentSha256 }: SealedBody, number: number) {
  return number === blocks - 1 ? { number, contentSha256 } : { number };
}

/** The first block after `number` that is at hand, at most `end`. */
function firstAtHand(atHand: ReadonlyMap<number, Buffer>, number: number, end: number): number {
  let next = number + 1;
  while (next < end && !atHand.has(next)) next += 1;
  return next;
}
