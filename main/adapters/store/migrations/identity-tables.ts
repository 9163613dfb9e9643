import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Version 1: the units of all orders of a bench PC, and the digests of the keys each is known by. */
export const identityTables: Migration = {
  version: 1,
  name: "identity",
  statements: ({ schema }) => [
    schema
      .createTable("unit")
      .addColumn("key", "integer", (column) => column.primaryKey())
      .addColumn("order_id", "text", (column) => column.notNull())
      .addColumn("unit_id", "text", (column) => column.notNull())
      .addColumn("order_number", "text", (column) => column.notNull())
      .addColumn("customer", "text", (column) => column.notNull())
      .addColumn("seen_at", "integer", (column) => column.notNull())
      .addColumn("shipped_at", "integer")
      .addUniqueConstraint("unit_of_order", ["order_id", "unit_id"])
      .modifyEnd(sql`strict`),
    schema
      .createTable("identity")
      .addColumn("digest", "blob", (column) => column.notNull())
      .addColumn("unit", "integer", (column) => column.notNull().references("unit.key"))
      .addPrimaryKeyConstraint("identity_of_unit", ["digest", "unit"])
      .modifyEnd(sql`strict, without rowid`),
  ],
};
