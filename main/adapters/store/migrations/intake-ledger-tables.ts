import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/**
 * Version 3: what became of every row of every file that was read. Rows are numbered within their reading, and those with
 * findings and those that were refused once more among themselves, so that any page of any choice is one range.
 */
export const intakeLedgerTables: Migration = {
  version: 3,
  name: "intake-ledger",
  statements: ({ schema }) => [
    schema
      .createTable("intake_reading")
      .addColumn("key", "integer", (column) => column.primaryKey())
      .addColumn("reading_id", "text", (column) => column.notNull().unique())
      .addColumn("started_at", "integer", (column) => column.notNull())
      .addColumn("json", "text", (column) => column.notNull())
      .modifyEnd(sql`strict`),
    schema.createIndex("intake_reading_by_start").on("intake_reading").columns(["started_at", "key"]),
    schema
      .createTable("intake_row")
      .addColumn("reading", "integer", (column) => column.notNull().references("intake_reading.key"))
      .addColumn("number", "integer", (column) => column.notNull())
      .addColumn("finding", "integer")
      .addColumn("refused", "integer")
      .addColumn("json", "text", (column) => column.notNull())
      .modifyEnd(sql`strict`),
    schema.createIndex("intake_row_by_number").unique().on("intake_row").columns(["reading", "number"]),
    schema
      .createIndex("intake_row_by_finding")
      .unique()
      .on("intake_row")
      .columns(["reading", "finding"])
      .where(sql.ref("finding"), "is not", null),
    schema
      .createIndex("intake_row_by_refused")
      .unique()
      .on("intake_row")
      .columns(["reading", "refused"])
      .where(sql.ref("refused"), "is not", null),
  ],
};
