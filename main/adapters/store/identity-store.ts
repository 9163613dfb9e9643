import { hash } from "node:crypto";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { ok } from "../../../shared/kernel/result.ts";
import type { IdentityRegister, UnitElsewhere } from "../../app/ports/identity-register.ts";
import type { IdentityRow } from "./identity-queries.ts";
import { identityQueries } from "./identity-queries.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import type { Guard } from "./store-guard.ts";

/**
 * The register in a file that has its tables. Keys hold serials and ids of customers' devices: only their digests are
 * kept, which is enough to ask whether a device was seen.
 */
export function createIdentityStore(
  connection: SqliteConnection,
  guard: Guard,
): Pick<IdentityRegister, "put" | "find"> {
  const queries = identityQueries(connection);

  const findOne = (orderId: string, keys: readonly string[]): UnitElsewhere | undefined => {
    let newest: IdentityRow | undefined;
    for (const key of keys) {
      const row = queries.findNewest.first(digestOf(key), orderId, 1);
      if (row !== undefined && (newest === undefined || row.seen_at > newest.seen_at)) newest = row;
    }
    return newest === undefined ? undefined : unitOf(newest);
  };

  return {
    put: (units) =>
      guard.writing(() => {
        connection.transaction(() => {
          for (const { orderId, unitId, orderNumber, customer, seenAt, shippedAt, keys } of units) {
            queries.putUnit.run(orderId, unitId, orderNumber, customer, seenAt, shippedAt ?? null);
            const unit = queries.readKey.first(orderId, unitId);
            if (unit === undefined) throw new Error("the unit just put is not there");
            for (const key of keys) queries.putIdentity.run(digestOf(key), unit.key);
          }
        });
        return ok(undefined);
      }),
    find: (orderId, lists) =>
      guard.reading(() => ok(connection.readTransaction(() => lists.map((keys) => findOne(orderId, keys))))),
  };
}

function digestOf(key: string): Uint8Array {
  return hash("sha256", key, "buffer");
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
