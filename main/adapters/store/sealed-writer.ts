import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { rm } from "node:fs/promises";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { KeptOriginal, OriginalWriter } from "../../app/ports/originals.ts";
import { type BlockCipher, blockBytes, sealBlock } from "./sealed-format.ts";
import { storeWriteFailed } from "./store-errors.ts";

/** How many sealed blocks are gathered before they are written: it bounds the memory of a large piece. */
const blocksPerWrite = 16;

/** An open file that begins with the head of `cipher`, and what happens to it at its end. */
export type SealedDraft = {
  readonly file: FileHandle;
  readonly path: string;
  readonly cipher: BlockCipher;
  /** Gives the flushed and closed file its place. Rejects when it cannot. */
  readonly keep: (original: KeptOriginal) => Promise<void>;
  /** Makes (and logs) the error for what went wrong. */
  readonly failure: (thrown: unknown) => AppError;
};

const overError = storeWriteFailed("original", new Error("the original was finished or discarded"));

/** Writes a draft block by block. After the first trouble the file is gone and every answer is that trouble. */
export function createSealedWriter({ file, path, cipher, keep, failure }: SealedDraft): OriginalWriter {
  const hash = createHash("sha256");
  const filling = Buffer.alloc(blockBytes);
  let filled = 0;
  let size = 0;
  let blocks = 0;
  let ended: AppError | undefined;
  let sealed: Uint8Array[] = [];

  const flush = async (): Promise<void> => {
    const parts = sealed;
    sealed = [];
    const bytes = Buffer.concat(parts);
    for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten;
  };
  const seal = (content: Uint8Array, contentSha256?: string): void => {
    const place = contentSha256 === undefined ? { number: blocks } : { number: blocks, contentSha256 };
    sealed.push(...sealBlock(cipher, place, content));
    blocks += 1;
  };
  const end = async (error: AppError): Promise<void> => {
    ended = error;
    await file.close().catch(() => undefined);
    await rm(path, { force: true }).catch(() => undefined);
  };
  const guarded = async <T>(work: () => Promise<T>): Promise<Result<T>> => {
    if (ended !== undefined) return err(ended);
    try {
      return ok(await work());
    } catch (thrown) {
      const error = failure(thrown);
      await end(error);
      return err(error);
    }
  };

  return {
    write: (bytes) =>
      guarded(async () => {
        size += bytes.length;
        for (let offset = 0; offset < bytes.length; ) {
          // A full block waits for the next byte: only then is it known not to be the last.
          if (filled === blockBytes) {
            seal(filling);
            filled = 0;
            if (blocks % blocksPerWrite === 0) await flush();
          }
          const length = Math.min(blockBytes - filled, bytes.length - offset);
          const part = bytes.subarray(offset, offset + length);
          hash.update(part);
          filling.set(part, filled);
          filled += length;
          offset += length;
        }
        await flush();
      }),
    finish: () =>
      guarded(async () => {
        const original = { sha256: hash.digest("hex"), size };
        seal(filling.subarray(0, filled), original.sha256);
        await flush();
        await file.sync();
        await file.close();
        await keep(original);
        ended = overError;
        return original;
      }),
    discard: async () => {
      if (ended === undefined) await end(overError);
    },
  };
}
