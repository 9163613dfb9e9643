import { createQueryBuilder } from "../node-sqlite-dialect.ts";
import type { SqliteConnection } from "../sqlite-connection.ts";
import type { Schema } from "./schema.ts";

/** What stands in the way of opening a file. */
export type SchemaProblem = "foreignFile" | "newerVersion";

/**
 * Brings the file to the newest version (or to `upTo`), each step in its own transaction. Several processes may do so at
 * once: a step that another one took meanwhile is left out. Another program's database is never touched.
 */
export function migrate(
  connection: SqliteConnection,
  { applicationId, steps }: Schema,
  upTo = steps.length,
): SchemaProblem | undefined {
  const versionNow = (): number => Number(connection.readPragma("user_version"));
  const found = connection.readTransaction(() => {
    const version = versionNow();
    const owner = Number(connection.readPragma("application_id"));
    const isNew = version === 0 && owner === 0 && Number(connection.readPragma("schema_version")) === 0;
    return { version, isForeign: !isNew && owner !== applicationId };
  });
  if (found.isForeign) return "foreignFile";
  if (found.version > steps.length) return "newerVersion";
  const builder = createQueryBuilder<Record<never, never>>();
  for (const step of steps.slice(found.version, upTo)) {
    connection.transaction(() => {
      if (versionNow() >= step.version) return;
      for (const statement of step.statements(builder)) connection.execute(statement.compile().sql);
      connection.execute(`PRAGMA application_id = ${applicationId}`);
      connection.execute(`PRAGMA user_version = ${step.version}`);
    });
  }
  return undefined;
}
