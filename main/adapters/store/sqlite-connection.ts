import type { StatementSync } from "node:sqlite";
import { DatabaseSync } from "node:sqlite";
import type { CompiledQuery } from "kysely";

type SqlValue = null | number | string | Uint8Array;
type Compilable<Row> = { readonly compile: () => CompiledQuery<Row> };

/**
 * A query compiled and prepared once and run with fresh values. The values follow the order in which the query was
 * built with its placeholders.
 */
export type PreparedQuery<Row> = {
  readonly run: (...values: readonly SqlValue[]) => void;
  readonly first: (...values: readonly SqlValue[]) => Row | undefined;
  readonly each: (...values: readonly SqlValue[]) => Iterable<Row>;
};

/** One open SQLite file. Every function throws SQLite's own error; the store turns it into a `Result`. */
export type SqliteConnection = {
  /** Runs SQL without values or rows (pragmas, schema). */
  readonly execute: (sql: string) => void;
  /** Prepares a query that Kysely built. */
  readonly prepare: <Row>(query: Compilable<Row>) => PreparedQuery<Row>;
  /** Reads the single value of a pragma. */
  readonly readPragma: (name: string) => number | string;
  /** Runs `work` in one transaction: all of it is kept, or nothing when it throws. */
  readonly transaction: <T>(work: () => T) => T;
  /**
   * The same without waiting for the disk: kept whole when the process is killed, and when the power fails no later than
   * the next `transaction` (the write-ahead log is one file; flushing its end flushes all before it).
   */
  readonly quickTransaction: <T>(work: () => T) => T;
  /** Runs `work` on one state of the file, whatever other processes write meanwhile. */
  readonly readTransaction: <T>(work: () => T) => T;
  readonly close: () => void;
};

/** Opens a SQLite file; waits at most `lockWaitMs` for a lock somebody else holds. */
export function connectSqlite(file: string, lockWaitMs: number): SqliteConnection {
  const database = new DatabaseSync(file, { timeout: lockWaitMs, enableForeignKeyConstraints: true });
  const inTransaction = <T>(begin: string, work: () => T): T => {
    database.exec(begin);
    try {
      const value = work();
      database.exec("COMMIT");
      return value;
    } catch (error) {
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  };
  const transaction = <T>(work: () => T): T => inTransaction("BEGIN IMMEDIATE", work);
  const quickTransaction = <T>(work: () => T): T => {
    database.exec("PRAGMA synchronous = NORMAL");
    try {
      return transaction(work);
    } finally {
      database.exec("PRAGMA synchronous = FULL");
    }
  };
  return {
    execute: (sql) => database.exec(sql),
    prepare: <Row>(query: Compilable<Row>) => preparedQuery<Row>(database.prepare(query.compile().sql)),
    readPragma: (name) => {
      const row = database.prepare(`PRAGMA ${name}`).get();
      const value = row === undefined ? undefined : Object.values(row)[0];
      if (typeof value !== "number" && typeof value !== "string") throw new Error(`pragma ${name} has no value`);
      return value;
    },
    transaction,
    quickTransaction,
    readTransaction: (work) => inTransaction("BEGIN DEFERRED", work),
    close: () => database.close(),
  };
}

function preparedQuery<Row>(statement: StatementSync): PreparedQuery<Row> {
  return {
    run: (...values) => {
      statement.run(...values);
    },
    // The row type is what Kysely inferred for the compiled query; SQLite itself knows no row types.
    first: (...values) => statement.get(...values) as Row | undefined,
    each: (...values) => statement.iterate(...values) as Iterable<Row>,
  };
}
