import type { RegisterTables } from "./database-tables.ts";
import { createQueryBuilder } from "./node-sqlite-dialect.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";

const noBytes = new Uint8Array();

/** The register's queries, prepared once; see `journalQueries` for how values are bound. */
export function identityQueries(connection: SqliteConnection) {
  const builder = createQueryBuilder<RegisterTables>();
  return {
    putUnit: connection.prepare(
      builder
        .insertInto("unit")
        .values({ order_id: "", unit_id: "", order_number: "", customer: "", seen_at: 0, shipped_at: 0 })
        .onConflict((conflict) =>
          conflict.columns(["order_id", "unit_id"]).doUpdateSet(({ ref }) => ({
            order_number: ref("excluded.order_number"),
            customer: ref("excluded.customer"),
            seen_at: ref("excluded.seen_at"),
            shipped_at: ref("excluded.shipped_at"),
          })),
        ),
    ),
    readKey: connection.prepare(
      builder.selectFrom("unit").select("key").where("order_id", "=", "").where("unit_id", "=", ""),
    ),
    putIdentity: connection.prepare(
      builder
        .insertInto("identity")
        .values({ digest: noBytes, unit: 0 })
        .onConflict((conflict) => conflict.doNothing()),
    ),
    findNewest: connection.prepare(
      builder
        .selectFrom("identity")
        .innerJoin("unit", "unit.key", "identity.unit")
        .select(["order_id", "unit_id", "order_number", "customer", "seen_at", "shipped_at"])
        .where("digest", "=", noBytes)
        .where("order_id", "!=", "")
        .orderBy("seen_at", "desc")
        .limit(1),
    ),
  };
}

/** A unit as `findNewest` answers it. */
export type IdentityRow = NonNullable<ReturnType<ReturnType<typeof identityQueries>["findNewest"]["first"]>>;
