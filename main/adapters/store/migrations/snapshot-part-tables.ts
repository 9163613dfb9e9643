import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Version 5: a snapshot is kept in parts. Earlier ones are of formats that are not read any more. */
export const snapshotPartTables: Migration = {
  version: 5,
  name: "snapshot-parts",
  statements: ({ schema }) => [
    schema.dropTable("snapshot"),
    schema
      .createTable("snapshot")
      .addColumn("format_version", "integer", (column) => column.primaryKey())
      .addColumn("sequence", "integer", (column) => column.notNull())
      .modifyEnd(sql`strict`),
    schema
      .createTable("snapshot_part")
      .addColumn("number", "integer", (column) => column.primaryKey())
      .addColumn("json", "text", (column) => column.notNull())
      .modifyEnd(sql`strict`),
  ],
};
