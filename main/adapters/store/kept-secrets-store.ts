import type { Result } from "../../../shared/kernel/result.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { BenchStore } from "../../app/ports/bench-store.ts";
import type { Secrets } from "../../app/ports/secrets.ts";
import type { BenchTables } from "./database-tables.ts";
import { openHash } from "./hash-cipher.ts";
import { createHashKeys } from "./hash-keys.ts";
import { createQueryBuilder } from "./node-sqlite-dialect.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { storeUnreadable } from "./store-errors.ts";
import type { Guard } from "./store-guard.ts";

/** What kept hashes need: the bench file and its name, the vault, and the time in epoch milliseconds. */
export type KeptSecretsParts = {
  readonly connection: SqliteConnection;
  readonly file: string;
  readonly guard: Guard;
  readonly secrets: Secrets;
  readonly now: () => number;
};

const noBytes = new Uint8Array();

/** Hardware hashes, encrypted before they reach the file. */
export function createKeptSecretsStore(
  parts: KeptSecretsParts,
): Pick<BenchStore, "putHardwareHash" | "putHardwareHashes" | "getHardwareHash"> {
  const { connection, file, guard, secrets, now } = parts;
  const builder = createQueryBuilder<BenchTables>();
  const insertHash = connection.prepare(
    builder.replaceInto("hardware_hash").values({ digest: "", ciphertext: noBytes, kept_at: 0, key_id: 0 }),
  );
  const readHash = connection.prepare(
    builder.selectFrom("hardware_hash").select(["ciphertext", "key_id"]).where("digest", "=", ""),
  );
  const keys = createHashKeys(connection, secrets);

  // A hash counts only once the journal names its digest, and the transaction that does so flushes this one as well.
  const putHardwareHashes: BenchStore["putHardwareHashes"] = (hashes) =>
    guard.writing((): Result<void> => {
      if (hashes.length === 0) return ok(undefined);
      const key = keys.forSealing();
      if (!key.ok) return key;
      const sealed = key.value.seal(hashes.map((hash) => hash.hashText));
      connection.quickTransaction(() => {
        for (const [index, { digest }] of hashes.entries())
          insertHash.run(digest, sealed[index] ?? noBytes, now(), key.value.id);
      });
      return ok(undefined);
    });

  return {
    putHardwareHash: (digest, hashText) => putHardwareHashes([{ digest, hashText }]),
    putHardwareHashes,
    getHardwareHash: (digest) =>
      guard.reading((): Result<string | undefined> => {
        const row = readHash.first(digest);
        if (row === undefined) return ok(undefined);
        if (row.key_id === null) return secrets.decrypt(row.ciphertext);
        const key = keys.forOpening(row.key_id);
        if (!key.ok) return key;
        const hashText = openHash(key.value, digest, row.ciphertext);
        return hashText === undefined ? err(storeUnreadable(file, "damaged", "hash and digest")) : ok(hashText);
      }),
  };
}
