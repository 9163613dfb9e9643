import type { Result } from "../../../shared/kernel/result.ts";
import { ok } from "../../../shared/kernel/result.ts";
import type { Secrets } from "../../app/ports/secrets.ts";
import type { BenchTables } from "./database-tables.ts";
import { createHashSealer, type HashSealer, makeHashKey } from "./hash-cipher.ts";
import { createQueryBuilder } from "./node-sqlite-dialect.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";

/** How new hashes are encrypted, and the row that keeps the wrapped key. */
export type SealingKey = { readonly id: number; readonly seal: HashSealer };

/** The data keys of a bench file. Both throw what SQLite throws. */
export type HashKeys = {
  /** The key of this run. Error: `secrets.unavailable`. */
  readonly forSealing: () => Result<SealingKey>;
  /** The key of a stored hash. Error: `secrets.unavailable`. */
  readonly forOpening: (id: number) => Result<Uint8Array>;
};

/**
 * The vault is asked once for a key instead of once for a hash, which takes it a multiple of the time. Every run that
 * keeps hashes makes a key of its own: so no counter is used twice, and a run need not be able to open the keys of a
 * vault that was replaced.
 */
export function createHashKeys(connection: SqliteConnection, secrets: Secrets): HashKeys {
  const builder = createQueryBuilder<BenchTables>();
  const insert = connection.prepare(
    builder.insertInto("hash_key").values({ wrapped: new Uint8Array() }).returning("id"),
  );
  const read = connection.prepare(builder.selectFrom("hash_key").select("wrapped").where("id", "=", 0));
  const unwrapped = new Map<number, Uint8Array>();
  let own: SealingKey | undefined;

  const make = (): Result<SealingKey> => {
    const key = makeHashKey();
    const wrapped = secrets.encrypt(Buffer.from(key).toString("base64"));
    if (!wrapped.ok) return wrapped;
    const id = connection.quickTransaction(() => insert.first(wrapped.value)?.id);
    if (id === undefined) throw new Error("the key just made is not there");
    unwrapped.set(id, key);
    own = { id, seal: createHashSealer(key) };
    return ok(own);
  };

  return {
    forSealing: () => (own === undefined ? make() : ok(own)),
    forOpening: (id) => {
      const known = unwrapped.get(id);
      if (known !== undefined) return ok(known);
      const row = read.first(id);
      if (row === undefined) throw new Error("a hash names a key that is not there");
      const text = secrets.decrypt(row.wrapped);
      if (!text.ok) return text;
      const key = Buffer.from(text.value, "base64");
      unwrapped.set(id, key);
      return ok(key);
    },
  };
}
