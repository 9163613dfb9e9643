import type { WaitingTables } from "./database-tables.ts";
import { createQueryBuilder } from "./node-sqlite-dialect.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";

const noBytes = new Uint8Array();

/** The queries of waiting rows, prepared once; see `journalQueries` for how values are bound. */
export function waitingQueries(connection: SqliteConnection) {
  const builder = createQueryBuilder<WaitingTables>();
  const rows = () => builder.selectFrom("waiting_row");
  const count = () => rows().select(({ fn }) => fn.countAll<number>().as("rows"));
  return {
    insertRow: connection.prepare(
      builder.insertInto("waiting_row").values({ reading: 0, serial: "", json: "" }).returning("key"),
    ),
    updateRow: connection.prepare(
      builder.updateTable("waiting_row").set({ serial: "", json: "" }).where("key", "=", 0),
    ),
    deleteRow: connection.prepare(builder.deleteFrom("waiting_row").where("key", "=", 0)),
    readRow: connection.prepare(rows().select("json").where("key", "=", 0)),
    insertKey: connection.prepare(
      builder
        .insertInto("waiting_key")
        .values({ digest: noBytes, row: 0 })
        .onConflict((conflict) => conflict.doNothing()),
    ),
    deleteKey: connection.prepare(builder.deleteFrom("waiting_key").where("digest", "=", noBytes).where("row", "=", 0)),
    rowsUnder: connection.prepare(
      builder.selectFrom("waiting_key").select("row").where("digest", "=", noBytes).orderBy("row").limit(1),
    ),
    page: connection.prepare(rows().select("json").orderBy("key").limit(1).offset(0)),
    pageFrom: connection.prepare(
      rows()
        .select("json")
        .where("serial", ">=", "")
        .where("serial", "<", "")
        .orderBy("serial")
        .orderBy("key")
        .limit(1)
        .offset(0),
    ),
    count: connection.prepare(count()),
    countFrom: connection.prepare(count().where("serial", ">=", "").where("serial", "<", "")),
    countOf: connection.prepare(
      count()
        .innerJoin("intake_reading", "intake_reading.key", "waiting_row.reading")
        .where("intake_reading.reading_id", "=", ""),
    ),
    readingKey: connection.prepare(builder.selectFrom("intake_reading").select("key").where("reading_id", "=", "")),
  };
}
