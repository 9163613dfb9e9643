import type { BenchTables } from "./database-tables.ts";
import { createQueryBuilder } from "./node-sqlite-dialect.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";

const noBytes = new Uint8Array();

/**
 * The journal's queries, prepared once: values are bound in the order of the columns named here (the values given while
 * building only stand for their places).
 */
export function journalQueries(connection: SqliteConnection) {
  const builder = createQueryBuilder<BenchTables>();
  return {
    insertRow: connection.prepare(
      builder.insertInto("journal").values({
        sequence: 0,
        id: "",
        kind: "",
        unit_id: "",
        order_id: "",
        at: 0,
        json: "",
        previous_hash: noBytes,
        hash: noBytes,
      }),
    ),
    writeHead: connection.prepare(builder.replaceInto("journal_head").values({ slot: 1, sequence: 0, hash: noBytes })),
    readHead: connection.prepare(builder.selectFrom("journal_head").select(["sequence", "hash"])),
    readHashOf: connection.prepare(builder.selectFrom("journal").select("hash").where("sequence", "=", 0)),
    readAfter: connection.prepare(
      builder.selectFrom("journal").selectAll().where("sequence", ">", 0).orderBy("sequence"),
    ),
    readUnit: connection.prepare(
      builder.selectFrom("journal").selectAll().where("unit_id", "=", "").orderBy("sequence"),
    ),
  };
}
