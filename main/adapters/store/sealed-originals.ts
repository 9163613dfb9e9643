import { randomBytes } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { Log } from "../../app/ports/log.ts";
import type { KeptOriginal, Originals } from "../../app/ports/originals.ts";
import type { Secrets } from "../../app/ports/secrets.ts";
import { openSealedFile } from "./open-sealed-file.ts";
import { blockCipher, sealedHead } from "./sealed-format.ts";
import { createSealedWriter } from "./sealed-writer.ts";
import { causeOf, storeTroubleOf, storeUnreadable, storeWriteFailed } from "./store-errors.ts";

/** Where originals are kept. One process uses a folder at a time: the one that holds the bench file beside it. */
export type SealedOriginalsOptions = { readonly folder: string; readonly secrets: Secrets; readonly log: Log };

const draftEnding = ".part";

/**
 * Originals as one sealed file each, `<sha256>.sealed`. A file on its way in has another ending until it is whole and
 * flushed; what a killed run left of such files is removed here.
 */
export function createSealedOriginals({ folder, secrets, log }: SealedOriginalsOptions): Originals {
  removeDrafts(folder, log);
  const failure = (thrown: unknown): AppError => {
    log.error("originals.writeFailed", { reason: storeTroubleOf(thrown), cause: causeOf(thrown) });
    return storeWriteFailed("original", thrown);
  };
  const pathOf = (sha256: string): string => join(folder, `${sha256}.sealed`);

  /** Whether an earlier copy is there and opens; one that was damaged meanwhile is replaced. */
  const isKept = async ({ sha256, size }: KeptOriginal): Promise<boolean> => {
    const kept = await openSealedFile(pathOf(sha256), { sha256, name: sha256, secrets });
    if (!kept.ok) return false;
    await kept.value.close();
    return kept.value.size === size;
  };
  const keepDraft = async (draft: string, original: KeptOriginal): Promise<void> => {
    if (await isKept(original)) {
      await rm(draft);
    } else {
      await rename(draft, pathOf(original.sha256));
    }
    await flushFolder(folder);
  };

  return {
    begin: async () => {
      const key = randomBytes(32);
      const wrapped = secrets.encrypt(key.toString("base64"));
      if (!wrapped.ok) return wrapped;
      const head = sealedHead(wrapped.value);
      const path = join(folder, `${randomBytes(12).toString("hex")}${draftEnding}`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = await open(path, "wx", 0o600);
        try {
          await file.writeFile(head);
        } catch (thrown) {
          await file.close();
          await rm(path, { force: true });
          throw thrown;
        }
        const keep = (original: KeptOriginal): Promise<void> => keepDraft(path, original);
        return ok(createSealedWriter({ file, path, cipher: blockCipher(key, head), keep, failure }));
      } catch (thrown) {
        return err(failure(thrown));
      }
    },
    open: async (sha256, name) => {
      // The digest becomes a path.
      if (!/^[0-9a-f]{64}$/.test(sha256)) return err(storeUnreadable(name, "missing"));
      const opened = await openSealedFile(pathOf(sha256), { sha256, name, secrets });
      if (!opened.ok) {
        const { code, context, cause } = opened.error;
        log.error("originals.notOpened", { code, reason: context.reason, cause });
      }
      return opened;
    },
  };
}

function removeDrafts(folder: string, log: Log): void {
  try {
    const drafts = readdirSync(folder).filter((name) => name.endsWith(draftEnding));
    for (const name of drafts) rmSync(join(folder, name), { force: true });
    if (drafts.length > 0) log.info("originals.draftsRemoved", { files: drafts.length });
  } catch (thrown) {
    // A bench that is opened for the first time has no folder yet.
    if (storeTroubleOf(thrown) !== "missing") log.warn("originals.draftsNotRemoved", { cause: causeOf(thrown) });
  }
}

/** A new name lasts once its folder is flushed; Windows does so by itself and opens no folders. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
