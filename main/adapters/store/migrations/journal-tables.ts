import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Version 1: the hash-chained journal, its head and the snapshots. */
export const journalTables: Migration = {
  version: 1,
  name: "journal",
  statements: ({ schema }) => [
    schema
      .createTable("journal")
      .addColumn("sequence", "integer", (column) => column.primaryKey())
      .addColumn("id", "text", (column) => column.notNull().unique())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("unit_id", "text")
      .addColumn("order_id", "text")
      .addColumn("at", "integer", (column) => column.notNull())
      .addColumn("json", "text", (column) => column.notNull())
      .addColumn("previous_hash", "blob", (column) => column.notNull())
      .addColumn("hash", "blob", (column) => column.notNull())
      .modifyEnd(sql`strict`),
    schema
      .createIndex("journal_by_unit")
      .on("journal")
      .columns(["unit_id", "sequence"])
      .where(sql.ref("unit_id"), "is not", null),
    schema
      .createTable("journal_head")
      .addColumn("slot", "integer", (column) => column.primaryKey().check(sql`slot = 1`))
      .addColumn("sequence", "integer", (column) => column.notNull())
      .addColumn("hash", "blob", (column) => column.notNull())
      .modifyEnd(sql`strict`),
    schema
      .createTable("snapshot")
      .addColumn("format_version", "integer", (column) => column.primaryKey())
      .addColumn("sequence", "integer", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .modifyEnd(sql`strict`),
  ],
};
