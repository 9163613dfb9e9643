import type { RegisterTables } from "./database-tables.ts";
import { createQueryBuilder } from "./node-sqlite-dialect.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";

const noBytes = new Uint8Array();

/** The register's queries, prepared once; see `journalQueries` for how values are bound. */
export function identityQueries(connection: SqliteConnection) {
  const builder = createQueryBuilder<RegisterTables>();
  return {
    putOrder: connection.prepare(
      builder
        .insertInto("bench_order")
        .values({ order_id: "", order_number: "", customer: "" })
        .onConflict((conflict) =>
          conflict.column("order_id").doUpdateSet(({ ref }) => ({
            order_number: ref("excluded.order_number"),
            customer: ref("excluded.customer"),
          })),
        )
        .returning("key"),
    ),
    putUnit: connection.prepare(
      builder
        .insertInto("unit")
        .values({ bench_order: 0, unit_id: "", seen_at: 0, shipped_at: 0 })
        .onConflict((conflict) =>
          conflict.columns(["bench_order", "unit_id"]).doUpdateSet(({ ref }) => ({
            seen_at: ref("excluded.seen_at"),
            shipped_at: ref("excluded.shipped_at"),
          })),
        )
        .returning("key"),
    ),
    putIdentity: connection.prepare(
      builder
        .insertInto("identity")
        .values({ digest: noBytes, bench_order: 0, unit: 0 })
        .onConflict((conflict) => conflict.doNothing()),
    ),
    readOrder: connection.prepare(builder.selectFrom("bench_order").select("key").where("order_id", "=", "")),
    /** Units that other orders than the asking one know by a digest: nearly always none. */
    findElsewhere: connection.prepare(
      builder.selectFrom("identity").select("unit").where("digest", "=", noBytes).where("bench_order", "!=", 0),
    ),
    readUnit: connection.prepare(
      builder
        .selectFrom("unit")
        .innerJoin("bench_order", "bench_order.key", "unit.bench_order")
        .select(["order_id", "unit_id", "order_number", "customer", "seen_at", "shipped_at"])
        .where("unit.key", "=", 0),
    ),
  };
}

/** A unit as `readUnit` answers it. */
export type IdentityRow = NonNullable<ReturnType<ReturnType<typeof identityQueries>["readUnit"]["first"]>>;
