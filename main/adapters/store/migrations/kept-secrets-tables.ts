import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Version 2: hardware hashes and original files, encrypted, outside the journal so that they can be purged. */
export const keptSecretsTables: Migration = {
  version: 2,
  name: "kept-secrets",
  statements: ({ schema }) => [
    schema
      .createTable("hardware_hash")
      .addColumn("digest", "text", (column) => column.primaryKey().notNull())
      .addColumn("ciphertext", "blob", (column) => column.notNull())
      .addColumn("kept_at", "integer", (column) => column.notNull())
      .modifyEnd(sql`strict`),
    schema
      .createTable("original")
      .addColumn("digest", "text", (column) => column.primaryKey().notNull())
      .addColumn("file_name", "text", (column) => column.notNull())
      .addColumn("ciphertext", "blob", (column) => column.notNull())
      .addColumn("kept_at", "integer", (column) => column.notNull())
      .modifyEnd(sql`strict`),
  ],
};
