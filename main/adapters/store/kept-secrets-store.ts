import { ok } from "../../../shared/kernel/result.ts";
import type { BenchStore } from "../../app/ports/bench-store.ts";
import type { Secrets } from "../../app/ports/secrets.ts";
import type { BenchTables } from "./database-tables.ts";
import type { Guard } from "./journal-store.ts";
import { createQueryBuilder } from "./node-sqlite-dialect.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";

const noBytes = new Uint8Array();

/** Hardware hashes and original files, encrypted before they reach the file. `now` in epoch milliseconds. */
export function createKeptSecretsStore(
  connection: SqliteConnection,
  secrets: Secrets,
  now: () => number,
  guard: Guard,
): Pick<BenchStore, "putHardwareHash" | "getHardwareHash" | "putOriginal"> {
  const builder = createQueryBuilder<BenchTables>();
  const insertHash = connection.prepare(
    builder.replaceInto("hardware_hash").values({ digest: "", ciphertext: noBytes, kept_at: 0 }),
  );
  const readHash = connection.prepare(
    builder.selectFrom("hardware_hash").select("ciphertext").where("digest", "=", ""),
  );
  const insertOriginal = connection.prepare(
    builder.replaceInto("original").values({ digest: "", file_name: "", ciphertext: noBytes, kept_at: 0 }),
  );
  return {
    putHardwareHash: (digest, hashText) => {
      const encrypted = secrets.encrypt(hashText);
      if (!encrypted.ok) return encrypted;
      return guard.writing(() => {
        insertHash.run(digest, encrypted.value, now());
        return ok(undefined);
      });
    },
    getHardwareHash: (digest) =>
      guard.reading<string | undefined>(() => {
        const row = readHash.first(digest);
        return row === undefined ? ok(undefined) : secrets.decrypt(row.ciphertext);
      }),
    putOriginal: (digest, fileName, bytes) => {
      const encrypted = secrets.encrypt(Buffer.from(bytes).toString("base64"));
      if (!encrypted.ok) return encrypted;
      return guard.writing(() => {
        insertOriginal.run(digest, fileName, encrypted.value, now());
        return ok(undefined);
      });
    },
  };
}
