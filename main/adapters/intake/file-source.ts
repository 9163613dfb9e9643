import { constants } from "node:fs";
import { lstat, open } from "node:fs/promises";
import type { ByteSource } from "../../app/ports/intake-reader.ts";

/**
 * Opens a plain file for reading. Rejects for everything else that a path can lead to: links could lead out of a stick, and
 * devices and pipes have no end.
 */
export async function fileSource(
  path: string,
  name: string,
): Promise<ByteSource & { readonly close: () => Promise<void> }> {
  if (!(await lstat(path)).isFile()) throw new Error("not a plain file");
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const opened = await file.stat();
    if (!opened.isFile()) throw new Error("not a plain file");
    const read = async (offset: number, length: number): Promise<Uint8Array> => {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, opened.size - offset)));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    };
    return { name, size: opened.size, read, close: () => file.close() };
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}
