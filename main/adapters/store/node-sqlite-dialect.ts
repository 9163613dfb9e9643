import type { Dialect } from "kysely";
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";

/**
 * Kysely's SQLite dialect without a driver. `node:sqlite` is synchronous and so is the store's port, while Kysely's own
 * execution is not: queries are built and compiled here and executed by `SqliteConnection`.
 */
const compileOnlyDialect: Dialect = {
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (database) => new SqliteIntrospector(database),
  createQueryCompiler: () => new SqliteQueryCompiler(),
};

/** A query builder whose queries are compiled, never executed, by Kysely. */
export type QueryBuilder<Tables> = Kysely<Tables>;

/** Makes a query builder for a set of tables. */
export function createQueryBuilder<Tables>(): QueryBuilder<Tables> {
  return new Kysely<Tables>({ dialect: compileOnlyDialect });
}
