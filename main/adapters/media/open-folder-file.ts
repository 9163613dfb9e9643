import { constants } from "node:fs";
import { type FileHandle, lstat, open } from "node:fs/promises";
import { join, sep } from "node:path";
import type { OpenFile } from "../../app/ports/media.ts";

const chunkBytes = 256 * 1024;

/**
 * Opens a plain file below a folder. What became a link, a device or a queue since it was listed is refused like a file
 * that is gone. Throws what the file system throws.
 */
export async function openFolderFile(folder: string, path: string): Promise<OpenFile> {
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === ".." || part.includes(sep))) throw gone();
  const target = join(folder, ...parts);
  // A queue would hold the opening up until somebody writes into it.
  if (!(await lstat(target)).isFile()) throw gone();
  const file = await open(target, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const state = await file.stat();
    if (!state.isFile()) throw gone();
    return { size: state.size, chunks: chunksOf(file), close: () => file.close() };
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}

async function* chunksOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

function gone(): Error {
  return Object.assign(new Error("not a plain file"), { code: "ENOENT" });
}
