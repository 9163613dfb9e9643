import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { ICachePlugin, TokenCacheContext } from "@azure/msal-node";
import type { Log } from "../../app/ports/log.ts";
import type { Secrets } from "../../app/ports/secrets.ts";

/** The token cache on disk. */
export type EncryptedTokenCache = ICachePlugin & { readonly remove: () => Promise<void> };

/**
 * Keeps MSAL's cache encrypted in `file`. A file that cannot be read, decrypted or understood counts as empty: the
 * technician signs in again. Where nothing can be encrypted nothing is written, and the sign-in lasts as long as the app.
 */
export function createEncryptedTokenCache(file: string, secrets: Secrets, log: Log): EncryptedTokenCache {
  async function readCache(): Promise<string | undefined> {
    const bytes = await readIfThere(file);
    if (bytes === undefined) return undefined;
    const text = secrets.decrypt(bytes);
    if (text.ok && isCache(text.value)) return text.value;
    log.warn("signIn.cacheUnreadable", { cause: text.ok ? "not a token cache" : text.error.code });
    return undefined;
  }

  async function writeCache(text: string): Promise<void> {
    const bytes = secrets.encrypt(text);
    if (!bytes.ok) {
      log.warn("signIn.cacheNotKept", { cause: bytes.error.code });
      return;
    }
    const temporary = `${file}.${randomUUID()}.new`;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, bytes.value, { mode: 0o600, flush: true });
    await rename(temporary, file);
  }

  return {
    beforeCacheAccess: async ({ tokenCache }: TokenCacheContext) => {
      const text = await readCache();
      if (text !== undefined) tokenCache.deserialize(text);
    },
    afterCacheAccess: async ({ tokenCache, cacheHasChanged }: TokenCacheContext) => {
      if (cacheHasChanged) await writeCache(tokenCache.serialize());
    },
    remove: () => rm(file, { force: true }),
  };
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
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
