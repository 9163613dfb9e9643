import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { ICachePlugin, TokenCacheContext } from "@azure/msal-node";
import * as z from "zod";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Log } from "../../app/ports/log.ts";
import type { Secrets } from "../../app/ports/secrets.ts";

/** The token cache, with the account that was chosen for each tenant. */
export type EncryptedTokenCache = ICachePlugin & {
  /** Account ids by tenant. */
  readonly chosen: () => Promise<ReadonlyMap<string, string>>;
  readonly choose: (tenant: string, accountId: string) => Promise<void>;
  /** `memory`: the last writing came to nothing, or there is no vault that can be used. */
  readonly kept: () => "vault" | "memory";
  /** Deletes the file and forgets everything. Error: `signIn.failed`. */
  readonly remove: () => Promise<Result<void>>;
};

const contentSchema = z.object({
  /** MSAL's own text; it parses it without a guard, so only an object of objects is given to it. */
  tokens: z.record(z.string(), z.record(z.string(), z.unknown())),
  chosen: z.record(z.string(), z.string()),
});
type Content = z.infer<typeof contentSchema>;
const emptyContent: Content = { tokens: {}, chosen: {} };

/**
 * Keeps MSAL's cache encrypted in `file`, which is read once. A file that cannot be read, decrypted or understood counts
 * as empty: the technician signs in again. Where nothing can be encrypted or written, or no vault holds the key, the sign-in
 * lasts as long as the app.
 */
export function createEncryptedTokenCache(file: string, secrets: Secrets, log: Log): EncryptedTokenCache {
  // MSAL empties its memory before each silent call and expects everything back from here.
  let current: Promise<Content> | undefined;
  // One after the other, so that the newest content is the one that stays.
  let writing: Promise<void> = Promise.resolve();
  const hasVault = secrets.isVault();
  let kept: "vault" | "memory" = hasVault && secrets.encrypt("").ok ? "vault" : "memory";

  const content = (): Promise<Content> => {
    current ??= readContent();
    return current;
  };

  async function readContent(): Promise<Content> {
    if (!hasVault) {
      // What an earlier run may have kept under a weaker key is not left lying about.
      const removed = await attempted(() => rm(file, { force: true }));
      if (!removed.ok) log.warn("signIn.cacheUnreadable", { cause: removed.error });
      return emptyContent;
    }
    const bytes = await attempted(() => readFile(file));
    if (!bytes.ok) {
      if (bytes.error !== "ENOENT") log.warn("signIn.cacheUnreadable", { cause: bytes.error });
      return emptyContent;
    }
    const text = secrets.decrypt(bytes.value);
    const parsed = text.ok ? contentSchema.safeParse(parseJson(text.value)) : undefined;
    if (parsed?.success === true) return parsed.data;
    log.warn("signIn.cacheUnreadable", { cause: text.ok ? "not a token cache" : text.error.code });
    return emptyContent;
  }

  /** What is changed is what stands there at this moment, so that of two changes side by side neither is lost. */
  function change(update: (before: Content) => Content): Promise<void> {
    const changed = content().then(update);
    current = changed;
    writing = writing.then(async () => writeContent(await changed));
    return writing;
  }

  async function writeContent(content: Content): Promise<void> {
    if (!hasVault) return;
    const bytes = secrets.encrypt(JSON.stringify(content));
    const written = bytes.ok ? await attempted(() => writeAtomically(file, bytes.value)) : err(bytes.error.code);
    kept = written.ok ? "vault" : "memory";
    if (!written.ok) log.warn("signIn.cacheNotKept", { cause: written.error });
  }

  return {
    beforeCacheAccess: async ({ tokenCache }: TokenCacheContext) => {
      tokenCache.deserialize(JSON.stringify((await content()).tokens));
    },
    afterCacheAccess: async ({ tokenCache, cacheHasChanged }: TokenCacheContext) => {
      if (!cacheHasChanged) return;
      const tokens = contentSchema.shape.tokens.parse(JSON.parse(tokenCache.serialize()));
      await change((before) => ({ ...before, tokens }));
    },
    chosen: async () => new Map(Object.entries((await content()).chosen)),
    choose: async (tenant, accountId) => {
      if ((await content()).chosen[tenant] === accountId) return;
      await change((before) => ({ ...before, chosen: { ...before.chosen, [tenant]: accountId } }));
    },
    kept: () => kept,
    remove: async () => {
      current = Promise.resolve(emptyContent);
      const removing = writing.then(() => attempted(() => rm(file, { force: true })));
      // What is kept from now on is written after this.
      writing = removing.then(() => undefined);
      const removed = await removing;
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says in the log that the file could not be used.
    return undefined;
  }
}
