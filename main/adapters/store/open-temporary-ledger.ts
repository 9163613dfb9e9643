import type { Result } from "../../../shared/kernel/result.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { IntakeLedger } from "../../app/ports/intake-ledger.ts";
import { createIntakeLedgerStore } from "./intake-ledger-store.ts";
import { intakeLedgerTables } from "./migrations/intake-ledger-tables.ts";
import { createQueryBuilder } from "./node-sqlite-dialect.ts";
import { connectSqlite } from "./sqlite-connection.ts";
import { causeOf, storeTroubleOf, storeUnreadable } from "./store-errors.ts";
import { createGuard } from "./store-guard.ts";

/** A ledger that lasts as long as it is open. */
export type TemporaryLedger = IntakeLedger & { readonly close: () => void };

const name = "temporary ledger";

/**
 * Opens a ledger for one run. SQLite's file without a name lies in the system's temporary folder, for this user only and
 * without an entry there, so that it is gone with the process however that ends; what fits into the cache (8 MiB) is
 * never written. Error: `store.unreadable`.
 */
export function openTemporaryLedger(): Result<TemporaryLedger> {
  try {
    const connection = connectSqlite("", 0);
    connection.execute("PRAGMA cache_size = -8192");
    const builder = createQueryBuilder<Record<never, never>>();
    for (const statement of intakeLedgerTables.statements(builder)) connection.execute(statement.compile().sql);
    let isOpen = true;
    const close = (): void => {
      if (isOpen) connection.close();
      isOpen = false;
    };
    return ok({ ...createIntakeLedgerStore(connection, name, createGuard(name)), close });
  } catch (thrown) {
    return err(storeUnreadable(name, storeTroubleOf(thrown), causeOf(thrown)));
  }
}
