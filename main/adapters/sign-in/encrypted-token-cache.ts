import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { ICachePlugin, TokenCacheContext } from "@azure/msal-node";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Log } from "../../app/ports/log.ts";
import type { Secrets } from "../../app/ports/secrets.ts";

/** The token cache on disk. `remove` deletes the file; error: `signIn.failed`. */
export type EncryptedTokenCache = ICachePlugin & { readonly remove: () => Promise<Result<void>> };

const emptyCache = "{}";

/**
 * Keeps MSAL's cache encrypted in `file`, which is read once. A file that cannot be read, decrypted or understood counts
 * as empty: the technician signs in again. Where nothing can be encrypted or written, the sign-in lasts as long as the app.
 */
export function createEncryptedTokenCache(file: string, secrets: Secrets, log: Log): EncryptedTokenCache {
  // MSAL empties its memory before each silent call and expects everything back from here.
  let current: Promise<string> | undefined;
  // One after the other, so that the newest text is the one that stays.
  let writing: Promise<void> = Promise.resolve();

  async function readCache(): Promise<string> {
    const bytes = await attempted(() => readFile(file));
    if (!bytes.ok) {
      if (bytes.error !== "ENOENT") log.warn("signIn.cacheUnreadable", { cause: bytes.error });
      return emptyCache;
    }
    const text = secrets.decrypt(bytes.value);
    if (text.ok && isCache(text.value)) return text.value;
    log.warn("signIn.cacheUnreadable", { cause: text.ok ? "not a token cache" : text.error.code });
    return emptyCache;
  }

  async function writeCache(text: string): Promise<void> {
    const bytes = secrets.encrypt(text);
    const written = bytes.ok ? await attempted(() => writeAtomically(file, bytes.value)) : err(bytes.error.code);
    if (!written.ok) log.warn("signIn.cacheNotKept", { cause: written.error });
  }

  return {
    beforeCacheAccess: async ({ tokenCache }: TokenCacheContext) => {
      current ??= readCache();
      tokenCache.deserialize(await current);
    },
    afterCacheAccess: async ({ tokenCache, cacheHasChanged }: TokenCacheContext) => {
      if (!cacheHasChanged) return;
      const text = tokenCache.serialize();
      current = Promise.resolve(text);
      writing = writing.then(() => writeCache(text));
      await writing;
    },
    remove: async () => {
      current = Promise.resolve(emptyCache);
      await writing;
      const removed = await attempted(() => rm(file, { force: true }));
      return removed.ok
        ? removed
        : err(appError("unavailable", "signIn.failed", { reason: "cacheNotRemoved" }, removed.error));
    },
  };
}

async function writeAtomically(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${file}.${randomUUID()}.new`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(temporary, bytes, { mode: 0o600, flush: true });
    await rename(temporary, file);
  } finally {
    // Gone after the rename; left over only when something failed.
    await rm(temporary, { force: true });
  }
}

/** Runs file work; its trouble is the system's error code. Anything without a code is a defect. */
async function attempted<Value>(work: () => Promise<Value>): Promise<Result<Value, string>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "string") return err(error.code);
    throw error;
  }
}

/** MSAL parses the text without a guard, and once more at every write: only an object of objects is given to it. */
function isCache(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    return Object.values(value).every((part) => typeof part === "object" && part !== null && !Array.isArray(part));
  } catch {
    // The caller says in the log that the file could not be used.
    return false;
  }
}
