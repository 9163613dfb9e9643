import type { Media } from "../../main/app/ports/media.ts";
import { appError } from "../../shared/kernel/app-error.ts";
import { err, ok } from "../../shared/kernel/result.ts";

/** Output without a folder, and no sticks. */
export type MemoryMedia = Media & {
  /** What was written into the output folder: text by name. */
  readonly written: () => Readonly<Record<string, string>>;
};

/** Makes an empty output folder. */
export function createMemoryMedia(): MemoryMedia {
  const files = new Map<string, string>();
  const missing = async () => err(appError("notFound", "intake.notFound"));
  return {
    listFiles: missing,
    openFile: missing,
    writeReceipt: async () => err(appError("unavailable", "file.notWritten")),
    writeOutput: async (name, text) => {
      files.set(name, text);
      return ok(`out/${name}`);
    },
    openOutput: async (name) => {
      const parts: Uint8Array[] = [];
      return ok({
        write: async (bytes) => {
          parts.push(bytes);
          return ok(undefined);
        },
        finish: async () => {
          files.set(name, Buffer.concat(parts).toString("utf8"));
          return ok(`out/${name}`);
        },
        discard: async () => undefined,
      });
    },
    written: () => Object.fromEntries(files),
  };
}
