import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Result } from "../../../shared/kernel/result.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { IdentityRegister } from "../../app/ports/identity-register.ts";
import type { Log } from "../../app/ports/log.ts";
import { createIdentityStore } from "./identity-store.ts";
import { migrate } from "./migrations/migrate.ts";
import { registerSchema } from "./migrations/register-schema.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { connectSqlite } from "./sqlite-connection.ts";
import type { StoreTrouble } from "./store-errors.ts";
import { causeOf, storeTroubleOf, storeUnreadable } from "./store-errors.ts";
import { createGuard } from "./store-guard.ts";

/** What the register needs. `lockWaitMs`: how long to wait while another order's run is writing. */
export type IdentityRegisterOptions = { readonly file: string; readonly log: Log; readonly lockWaitMs?: number };

/**
 * Opens (or makes) the register of all orders of this bench PC, with its folder. Several processes may have it open: each
 * holds it only while one transaction lasts. Error: `store.unreadable` with a `reason`; the file is then left as it was.
 */
export function openIdentityRegister(options: IdentityRegisterOptions): Result<IdentityRegister> {
  const { file, log } = options;
  let connection: SqliteConnection | undefined;
  const refuse = (reason: StoreTrouble, cause?: string): Result<never> => {
    connection?.close();
    log.error("register.notOpened", { reason, cause });
    return err(storeUnreadable(file, reason, cause));
  };
  try {
    mkdirSync(dirname(file), { recursive: true });
    connection = connectSqlite(file, options.lockWaitMs ?? 5000);
    const problem = migrate(connection, registerSchema);
    if (problem !== undefined) return refuse(problem);
    makeShared(connection);
    const open = connection;
    let isOpen = true;
    const close = (): void => {
      if (isOpen) open.close();
      isOpen = false;
    };
    return ok({ ...createIdentityStore(open, createGuard(file, log)), close });
  } catch (thrown) {
    return refuse(storeTroubleOf(thrown), causeOf(thrown));
  }
}

/**
 * Write-ahead log: readers do not wait for the writer. Turning it on needs the file alone for a moment; when another
 * process has it just then, that one turns it on, and this one follows with its next transaction.
 */
function makeShared(connection: SqliteConnection): void {
  try {
    connection.execute("PRAGMA journal_mode = WAL");
  } catch (thrown) {
    if (storeTroubleOf(thrown) !== "inUse") throw thrown;
  }
  // Rows that a power cut takes are written again from the journal when their order is opened next.
  connection.execute("PRAGMA synchronous = NORMAL");
  connection.execute("PRAGMA trusted_schema = OFF");
  // Digests lie all over the file: keep 8 MiB of it at hand, copy the log back every 16 MiB.
  connection.execute("PRAGMA cache_size = -8192");
  connection.execute("PRAGMA wal_autocheckpoint = 4096");
}
