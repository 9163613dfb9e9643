import { hash } from "node:crypto";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { ok } from "../../../shared/kernel/result.ts";
import type { IdentityRegister, UnitElsewhere } from "../../app/ports/identity-register.ts";
import type { IdentityRow } from "./identity-queries.ts";
import { identityQueries } from "./identity-queries.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import type { Guard } from "./store-guard.ts";

/** No row has this key: SQLite numbers them from 1. */
const noOrder = 0;

/**
 * The register in a file that has its tables. Keys hold serials and ids of customers' devices: only their digests are
 * kept, which is enough to ask whether a device was seen.
 */
export function createIdentityStore(
  connection: SqliteConnection,
  guard: Guard,
): Pick<IdentityRegister, "put" | "find"> {
  const queries = identityQueries(connection);

  const findOne = (order: number, keys: readonly string[]): UnitElsewhere | undefined => {
    const units = new Set<number>();
    for (const key of keys) for (const { unit } of queries.findElsewhere.each(digestOf(key), order)) units.add(unit);
    let newest: IdentityRow | undefined;
    for (const unit of units) {
      const row = queries.readUnit.first(unit);
      if (row !== undefined && (newest === undefined || row.seen_at > newest.seen_at)) newest = row;
    }
    return newest === undefined ? undefined : unitOf(newest);
  };

  return {
    put: (units) =>
      guard.writing(() => {
        connection.transaction(() => {
          const orders = new Map<string, number>();
          for (const { orderId, unitId, orderNumber, customer, seenAt, shippedAt, keys } of units) {
            const order = orders.get(orderId) ?? keyOf(queries.putOrder.first(orderId, orderNumber, customer));
            orders.set(orderId, order);
            const unit = keyOf(queries.putUnit.first(order, unitId, seenAt, shippedAt ?? null));
            for (const key of keys) queries.putIdentity.run(digestOf(key), order, unit);
          }
        });
        return ok(undefined);
      }),
    find: (orderId, lists) =>
      guard.reading(() =>
        connection.readTransaction(() => {
          const order = queries.readOrder.first(orderId)?.key ?? noOrder;
          return ok(lists.map((keys) => findOne(order, keys)));
        }),
      ),
  };
}

function digestOf(key: string): Uint8Array {
  return hash("sha256", key, "buffer");
}

function keyOf(row: { readonly key: number } | undefined): number {
  if (row === undefined) throw new Error("a row just put has no key");
  return row.key;
}

function unitOf(row: IdentityRow): UnitElsewhere {
  return {
    orderId: row.order_id,
    orderNumber: row.order_number,
    customer: row.customer,
    unitId: row.unit_id,
    seenAt: epochMs(row.seen_at),
    ...(row.shipped_at === null ? {} : { shippedAt: epochMs(row.shipped_at) }),
  };
}
