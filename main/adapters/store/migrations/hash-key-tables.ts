import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/**
 * Version 4: hashes are encrypted with data keys that only the vault can unwrap, instead of by the vault one by one. Rows
 * from before have no key: the vault itself opens them.
 */
export const hashKeyTables: Migration = {
  version: 4,
  name: "hash-keys",
  statements: ({ schema }) => [
    schema
      .createTable("hash_key")
      .addColumn("id", "integer", (column) => column.primaryKey())
      .addColumn("wrapped", "blob", (column) => column.notNull())
      .modifyEnd(sql`strict`),
    schema.alterTable("hardware_hash").addColumn("key_id", "integer", (column) => column.references("hash_key.id")),
  ],
};
