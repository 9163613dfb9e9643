import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/**
 * Version 6: rows that wait for room on the board, in the order they came, and the keys each is found under. A key is the
 * first half of a SHA-256: nobody can make two texts with the same one, and the index takes half the room.
 */
export const waitingRowTables: Migration = {
  version: 6,
  name: "waiting-rows",
  statements: ({ schema }) => [
    schema
      .createTable("waiting_row")
      .addColumn("key", "integer", (column) => column.primaryKey())
      .addColumn("reading", "integer", (column) => column.notNull().references("intake_reading.key"))
      .addColumn("serial", "text", (column) => column.notNull())
      .addColumn("json", "text", (column) => column.notNull())
      .modifyEnd(sql`strict`),
    schema.createIndex("waiting_row_by_reading").on("waiting_row").columns(["reading"]),
    schema.createIndex("waiting_row_by_serial").on("waiting_row").columns(["serial"]),
    schema
      .createTable("waiting_key")
      .addColumn("digest", "blob", (column) => column.notNull())
      .addColumn("row", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("waiting_key_of_row", ["digest", "row"])
      .modifyEnd(sql`strict, without rowid`),
  ],
};
