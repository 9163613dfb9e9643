import type { RowChoice } from "../../../shared/contract/topics/intake.ts";
import type { LedgerTables } from "./database-tables.ts";
import { createQueryBuilder } from "./node-sqlite-dialect.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";

/** Which column numbers the rows of a choice. */
const positions = { all: "number", findings: "finding", refused: "refused" } as const satisfies Readonly<
  Record<RowChoice, string>
>;

/** The ledger's queries, prepared once; see `journalQueries` for how values are bound. */
export function ledgerQueries(connection: SqliteConnection) {
  const builder = createQueryBuilder<LedgerTables>();
  /** The number of a choice's last row. */
  const readLast = (choice: RowChoice) =>
    connection.prepare(
      builder
        .selectFrom("intake_row")
        .select(`${positions[choice]} as position`)
        .where("reading", "=", 0)
        .where(positions[choice], "is not", null)
        .orderBy(positions[choice], "desc")
        .limit(1),
    );
  /** Rows of a reading from one number of a choice up to before another. */
  const readRows = (choice: RowChoice) =>
    connection.prepare(
      builder
        .selectFrom("intake_row")
        .select("json")
        .where("reading", "=", 0)
        .where(positions[choice], ">=", 0)
        .where(positions[choice], "<", 0)
        .orderBy(positions[choice]),
    );
  return {
    putReading: connection.prepare(
      builder
        .insertInto("intake_reading")
        .values({ reading_id: "", started_at: 0, json: "" })
        .onConflict((conflict) =>
          conflict.column("reading_id").doUpdateSet(({ ref }) => ({
            started_at: ref("excluded.started_at"),
            json: ref("excluded.json"),
          })),
        ),
    ),
    readKey: connection.prepare(builder.selectFrom("intake_reading").select("key").where("reading_id", "=", "")),
    readReading: connection.prepare(builder.selectFrom("intake_reading").select("json").where("reading_id", "=", "")),
    readReadings: connection.prepare(
      builder.selectFrom("intake_reading").select("json").orderBy("started_at", "desc").orderBy("key", "desc").limit(1),
    ),
    insertRow: connection.prepare(
      builder.insertInto("intake_row").values({ reading: 0, number: 0, finding: 0, refused: 0, json: "" }),
    ),
    clearRows: connection.prepare(builder.deleteFrom("intake_row").where("reading", "=", 0)),
    readLast: { all: readLast("all"), findings: readLast("findings"), refused: readLast("refused") },
    readRows: { all: readRows("all"), findings: readRows("findings"), refused: readRows("refused") },
  };
}
