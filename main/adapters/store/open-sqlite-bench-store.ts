import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Result } from "../../../shared/kernel/result.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { BenchStore } from "../../app/ports/bench-store.ts";
import type { Clock } from "../../app/ports/clock.ts";
import type { IntakeLedger } from "../../app/ports/intake-ledger.ts";
import type { Log } from "../../app/ports/log.ts";
import type { Secrets } from "../../app/ports/secrets.ts";
import type { WaitingRows } from "../../app/ports/waiting-rows.ts";
import { createIntakeLedgerStore } from "./intake-ledger-store.ts";
import { createJournalStore } from "./journal-store.ts";
import { createKeptSecretsStore } from "./kept-secrets-store.ts";
import { benchSchema } from "./migrations/bench-schema.ts";
import { migrate } from "./migrations/migrate.ts";
import { createSnapshotStore } from "./snapshot-store.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { connectSqlite } from "./sqlite-connection.ts";
import type { StoreTrouble } from "./store-errors.ts";
import { causeOf, storeTroubleOf, storeUnreadable } from "./store-errors.ts";
import { createGuard } from "./store-guard.ts";
import { createWaitingRowsStore } from "./waiting-rows-store.ts";

/** The store of one order, with the ledger of its intake and the rows that wait. */
export type SqliteBenchStore = BenchStore & { readonly ledger: IntakeLedger; readonly waiting: WaitingRows };

/** What the store needs. `lockWaitMs`: how long to wait for a process that is just letting go of the file. */
export type SqliteBenchStoreOptions = {
  readonly file: string;
  readonly secrets: Secrets;
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
  readonly lockWaitMs?: number;
};

/**
 * Opens (or makes) the bench file, with its folder, and holds it alone until `close` or the end of the process.
 * Error: `store.unreadable` with a `reason`; the file is then left as it was.
 */
export function openSqliteBenchStore(options: SqliteBenchStoreOptions): Result<SqliteBenchStore> {
  const { file, secrets, clock, log } = options;
  let connection: SqliteConnection | undefined;
  const refuse = (reason: StoreTrouble, cause?: string): Result<never> => {
    connection?.close();
    log.error("store.notOpened", { reason, cause });
    return err(storeUnreadable(file, reason, cause));
  };
  try {
    // A bench that is opened for the first time has no folder yet.
    mkdirSync(dirname(file), { recursive: true });
    connection = connectSqlite(file, options.lockWaitMs ?? 2000);
    claimFile(connection);
    const problem = migrate(connection, benchSchema);
    if (problem !== undefined) return refuse(problem);
    makeDurable(connection);
    const open = connection;
    const guard = createGuard(file, log);
    const journal = createJournalStore(open, file, guard);
    const snapshots = createSnapshotStore(open, guard);
    const keptSecrets = createKeptSecretsStore({ connection: open, file, guard, secrets, now: clock.now });
    const ledger = createIntakeLedgerStore(open, file, guard);
    const waiting = createWaitingRowsStore(open, file, guard);
    let isOpen = true;
    const close = (): void => {
      if (isOpen) open.close();
      isOpen = false;
    };
    return ok({ ...journal, ...snapshots, ...keptSecrets, ledger, waiting, close });
  } catch (thrown) {
    return refuse(storeTroubleOf(thrown), causeOf(thrown));
  }
}

/**
 * One writer: in exclusive locking mode SQLite keeps the operating system's lock from the first transaction until the
 * connection ends, also by kill. Nothing in this process may open the file by other means meanwhile: on POSIX, closing
 * any second descriptor of a file drops all of the process's locks on it.
 */
function claimFile(connection: SqliteConnection): void {
  connection.execute("PRAGMA locking_mode = EXCLUSIVE");
  connection.execute("BEGIN EXCLUSIVE");
  connection.execute("COMMIT");
}

/** Write-ahead log with a real flush at every commit; deleted rows are overwritten; the schema is not trusted. */
function makeDurable(connection: SqliteConnection): void {
  connection.execute("PRAGMA journal_mode = WAL");
  connection.execute("PRAGMA synchronous = FULL");
  connection.execute("PRAGMA secure_delete = FAST");
  connection.execute("PRAGMA trusted_schema = OFF");
  // The unique index on random ids touches many pages: copy them back seldom (every 64 MiB), keep 8 MiB of them at hand.
  connection.execute("PRAGMA wal_autocheckpoint = 16384");
  connection.execute("PRAGMA cache_size = -8192");
}
