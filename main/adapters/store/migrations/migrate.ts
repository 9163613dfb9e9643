import { createQueryBuilder } from "../node-sqlite-dialect.ts";
import type { SqliteConnection } from "../sqlite-connection.ts";
import { journalTables } from "./journal-tables.ts";
import { keptSecretsTables } from "./kept-secrets-tables.ts";
import type { Migration } from "./migration.ts";

/** All steps, oldest first. The file's `user_version` is the number of the last step done. */
export const migrations: readonly Migration[] = [journalTables, keptSecretsTables];

/** Marks the file as this product's ("RSBN"); another program's database is never touched. */
const applicationId = 0x5253424e;

/** What stands in the way of opening a file. */
export type SchemaProblem = "foreignFile" | "newerVersion";

/** Brings the file to the newest version (or to `upTo`), each step in its own transaction. */
export function migrate(connection: SqliteConnection, upTo = migrations.length): SchemaProblem | undefined {
  const version = Number(connection.readPragma("user_version"));
  const owner = Number(connection.readPragma("application_id"));
  const isNew = version === 0 && owner === 0 && Number(connection.readPragma("schema_version")) === 0;
  if (!isNew && owner !== applicationId) return "foreignFile";
  if (version > migrations.length) return "newerVersion";
  const builder = createQueryBuilder<Record<never, never>>();
  for (const step of migrations.slice(version, upTo)) {
    connection.transaction(() => {
      for (const statement of step.statements(builder)) connection.execute(statement.compile().sql);
      connection.execute(`PRAGMA application_id = ${applicationId}`);
      connection.execute(`PRAGMA user_version = ${step.version}`);
    });
  }
  return undefined;
}
