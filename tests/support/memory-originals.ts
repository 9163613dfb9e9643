import { createHash } from "node:crypto";
import type { Originals, OriginalWriter } from "../../main/app/ports/originals.ts";
import { appError } from "../../shared/kernel/app-error.ts";
import { err, ok } from "../../shared/kernel/result.ts";

/** Originals without a folder, for tests of what lies above them. */
export type MemoryOriginals = Originals & {
  /** SHA-256 of every original that is kept. */
  readonly kept: () => readonly string[];
  /** Makes every write answer `store.writeFailed`. */
  readonly failWrites: (failing: boolean) => void;
};

/** Makes an empty store of originals. */
export function createMemoryOriginals(): MemoryOriginals {
  const files = new Map<string, Uint8Array>();
  let failing = false;
  const writeFailed = () => err(appError("unavailable", "store.writeFailed", { reason: "diskFull" }));

  const begin = (): OriginalWriter => {
    const parts: Uint8Array[] = [];
    let isOver = false;
    return {
      write: async (bytes) => {
        if (failing || isOver) return writeFailed();
        parts.push(Uint8Array.from(bytes));
        return ok(undefined);
      },
      finish: async () => {
        if (failing || isOver) return writeFailed();
        isOver = true;
        const whole = Uint8Array.from(Buffer.concat(parts));
        const sha256 = createHash("sha256").update(whole).digest("hex");
        files.set(sha256, whole);
        return ok({ sha256, size: whole.length });
      },
      discard: async () => {
        isOver = true;
      },
    };
  };

  return {
    begin: async () => (failing ? writeFailed() : ok(begin())),
    open: async (sha256, name) => {
      const whole = files.get(sha256);
      if (whole === undefined)
        return err(appError("unavailable", "store.unreadable", { file: name, reason: "missing" }));
      const read = async (offset: number, length: number) => whole.slice(offset, offset + length);
      return ok({ name, size: whole.length, read, close: async () => undefined });
    },
    kept: () => [...files.keys()],
    failWrites: (next) => {
      failing = next;
    },
  };
}
