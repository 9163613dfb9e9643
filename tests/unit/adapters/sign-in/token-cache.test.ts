import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { TokenCacheContext } from "@azure/msal-node";
import { expect, test } from "vitest";
import { createEncryptedTokenCache } from "../../../../main/adapters/sign-in/encrypted-token-cache.ts";
import { createRecordingLog } from "../../../support/recording-log.ts";
import { reversingSecrets } from "../../../support/reversing-secrets.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

/** What MSAL hands over after a call that changed its accounts. */
function holding(account: string): TokenCacheContext {
  const serialize = (): string => JSON.stringify({ Account: { [account]: {} } });
  return new TokenCacheContext({ serialize, deserialize: () => undefined }, true);
}

function makeCache() {
  const file = join(temporaryFolder(), "tokens.bin");
  const make = () => createEncryptedTokenCache(file, reversingSecrets, createRecordingLog());
  /** The tokens that the next run finds. */
  const kept = async (): Promise<string> => {
    let found = "";
    const deserialize = (text: string): void => {
      found = text;
    };
    const tokenCache = { serialize: () => "{}", deserialize };
    await make().beforeCacheAccess(new TokenCacheContext(tokenCache, false));
    return found;
  };
  return { file, cache: make(), make, kept };
}

test("tokens and a choice that come at the same moment are both kept", async () => {
  const { cache, make, kept } = makeCache();
  await cache.afterCacheAccess(holding("tessa"));
  await Promise.all([
    cache.afterCacheAccess(holding("ravi")),
    cache.choose("tenant", "ravi"),
    cache.choose("other", "x"),
  ]);
  expect(await kept()).toBe('{"Account":{"ravi":{}}}');
  expect(await make().chosen()).toEqual(
    new Map([
      ["tenant", "ravi"],
      ["other", "x"],
    ]),
  );
});

test("what is kept while the file is deleted outlives it", async () => {
  const { cache, file, kept } = makeCache();
  await cache.afterCacheAccess(holding("tessa"));
  const [removed] = await Promise.all([cache.remove(), cache.afterCacheAccess(holding("ravi"))]);
  expect(removed).toEqual({ ok: true, value: undefined });
  expect(await kept()).toBe('{"Account":{"ravi":{}}}');
  await cache.remove();
  await expect(readFile(file)).rejects.toThrow("ENOENT");
});

test("without a vault nothing is written, what an earlier run left goes, and the sign-in lasts as long as the app", async () => {
  const file = join(temporaryFolder(), "tokens.bin");
  const inVault = createEncryptedTokenCache(file, reversingSecrets, createRecordingLog());
  await inVault.afterCacheAccess(holding("tessa"));
  const weak = { ...reversingSecrets, isVault: () => false };
  const cache = createEncryptedTokenCache(file, weak, createRecordingLog());
  expect(cache.kept()).toBe("memory");
  expect([...(await cache.chosen())]).toEqual([]);
  await cache.choose("tenant", "ravi");
  await cache.afterCacheAccess(holding("ravi"));
  expect([...(await cache.chosen())]).toEqual([["tenant", "ravi"]]);
  await expect(readFile(file)).rejects.toThrow("ENOENT");
});
