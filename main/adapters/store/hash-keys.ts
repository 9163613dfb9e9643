import type { Result } from "../../../shared/kernel/result.ts";
import { ok } from "../../../shared/kernel/result.ts";
import type { Secrets } from "../../app/ports/secrets.ts";
import type { BenchTables } from "./database-tables.ts";
import { makeHashKey } from "./hash-cipher.ts";
import { createQueryBuilder } from "./node-sqlite-dialect.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";

/** A data key and the row that keeps it wrapped. */
export type HashKey = { readonly id: number; readonly bytes: Uint8Array };

/** The data keys of a bench file. Both throw what SQLite throws. */
export type HashKeys = {
  /** The key new hashes are encrypted with. Error: `secrets.unavailable`. */
  readonly forWriting: () => Result<HashKey>;
  /** The key of a stored hash. Error: `secrets.unavailable`. */
  readonly forReading: (id: number) => Result<Uint8Array>;
};

/**
 * The vault is asked once for a key instead of once for a hash, which takes it a multiple of the time. Every run that
 * keeps hashes makes a key of its own: it need not be able to open those of a vault that was replaced.
 */
export function createHashKeys(connection: SqliteConnection, secrets: Secrets): HashKeys {
  const builder = createQueryBuilder<BenchTables>();
  const insert = connection.prepare(
    builder.insertInto("hash_key").values({ wrapped: new Uint8Array() }).returning("id"),
  );
  const read = connection.prepare(builder.selectFrom("hash_key").select("wrapped").where("id", "=", 0));
  const unwrapped = new Map<number, Uint8Array>();
  let own: HashKey | undefined;

  const make = (): Result<HashKey> => {
    const bytes = makeHashKey();
    const wrapped = secrets.encrypt(Buffer.from(bytes).toString("base64"));
    if (!wrapped.ok) return wrapped;
    const id = connection.quickTransaction(() => insert.first(wrapped.value)?.id);
    if (id === undefined) throw new Error("the key just made is not there");
    own = { id, bytes };
    unwrapped.set(id, bytes);
    return ok(own);
  };

  return {
    forWriting: () => (own === undefined ? make() : ok(own)),
    forReading: (id) => {
      const known = unwrapped.get(id);
      if (known !== undefined) return ok(known);
      const row = read.first(id);
      if (row === undefined) throw new Error("a hash names a key that is not there");
      const text = secrets.decrypt(row.wrapped);
      if (!text.ok) return text;
      const bytes = Buffer.from(text.value, "base64");
      unwrapped.set(id, bytes);
      return ok(bytes);
    },
  };
}
