import { randomUUID } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";

/** A file that is written beside its place: only `finish` puts it there. */
export type AtomicFile = {
  readonly write: (bytes: Uint8Array | string) => Promise<void>;
  /** Flushes and moves it to `target`, over whatever is there. */
  readonly finish: (target: string) => Promise<void>;
  readonly discard: () => Promise<void>;
};

/** Begins a file that will stand beside `target`. Throws what the file system throws, as every call does. */
export async function openAtomicFile(target: string): Promise<AtomicFile> {
  const draft = `${target}.${randomUUID()}.part`;
  const file: FileHandle = await open(draft, "wx");
  const discard = async (): Promise<void> => {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
  };
  return {
    write: async (bytes) => {
      await file.writeFile(bytes);
    },
    finish: async (place) => {
      try {
        await file.sync();
        await file.close();
        await rename(draft, place);
      } catch (thrown) {
        await discard();
        throw thrown;
      }
    },
    discard,
  };
}

/** The whole text or nothing: written beside the target, flushed, then moved over it. */
export async function writeAtomically(target: string, text: string): Promise<void> {
  const file = await openAtomicFile(target);
  try {
    await file.write(text);
  } catch (thrown) {
    await file.discard();
    throw thrown;
  }
  await file.finish(target);
}
