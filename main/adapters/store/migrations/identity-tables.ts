import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/**
 * Version 1: the orders of a bench PC, their units, and the digests of the keys each unit is known by. The order stands
 * beside each digest so that the asking order's own units cost nothing.
 */
export const identityTables: Migration = {
  version: 1,
  name: "identity",
  statements: ({ schema }) => [
    schema
      .createTable("bench_order")
      .addColumn("key", "integer", (column) => column.primaryKey())
      .addColumn("order_id", "text", (column) => column.notNull().unique())
      .addColumn("order_number", "text", (column) => column.notNull())
      .addColumn("customer", "text", (column) => column.notNull())
      .modifyEnd(sql`strict`),
    schema
      .createTable("unit")
      .addColumn("key", "integer", (column) => column.primaryKey())
      .addColumn("bench_order", "integer", (column) => column.notNull().references("bench_order.key"))
      .addColumn("unit_id", "text", (column) => column.notNull())
      .addColumn("seen_at", "integer", (column) => column.notNull())
      .addColumn("shipped_at", "integer")
      .addUniqueConstraint("unit_of_order", ["bench_order", "unit_id"])
      .modifyEnd(sql`strict`),
    schema
      .createTable("identity")
      .addColumn("digest", "blob", (column) => column.notNull())
      .addColumn("bench_order", "integer", (column) => column.notNull())
      .addColumn("unit", "integer", (column) => column.notNull().references("unit.key"))
      .addPrimaryKeyConstraint("identity_of_unit", ["digest", "unit"])
      .modifyEnd(sql`strict, without rowid`),
  ],
};
