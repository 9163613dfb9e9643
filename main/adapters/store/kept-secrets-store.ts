import type { Result } from "../../../shared/kernel/result.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { BenchStore } from "../../app/ports/bench-store.ts";
import type { Secrets } from "../../app/ports/secrets.ts";
import type { BenchTables } from "./database-tables.ts";
import { openHash, sealHash } from "./hash-cipher.ts";
import { createHashKeys } from "./hash-keys.ts";
import { createQueryBuilder } from "./node-sqlite-dialect.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import type { Guard } from "./store-guard.ts";

const noBytes = new Uint8Array();

/** Hardware hashes, encrypted before they reach the file. `now` in epoch milliseconds. */
export function createKeptSecretsStore(
  connection: SqliteConnection,
  secrets: Secrets,
  now: () => number,
  guard: Guard,
): Pick<BenchStore, "putHardwareHash" | "putHardwareHashes" | "getHardwareHash"> {
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
    guard.writing<void>(() => {
      const key = keys.forWriting();
      if (!key.ok) return key;
      connection.quickTransaction(() => {
        for (const { digest, hashText } of hashes)
          insertHash.run(digest, sealHash(key.value.bytes, digest, hashText), now(), key.value.id);
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
        const key = keys.forReading(row.key_id);
        return key.ok ? ok(openHash(key.value, digest, row.ciphertext)) : err(key.error);
      }),
  };
}
