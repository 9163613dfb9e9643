import { join } from "node:path";
import { ok, type Result } from "../../shared/kernel/result.ts";
import { openIdentityRegister } from "../adapters/store/open-identity-register.ts";
import { openSqliteBenchStore, type SqliteBenchStore } from "../adapters/store/open-sqlite-bench-store.ts";
import { type OpenedJournal, openJournal } from "../app/bench/open-journal.ts";
import type { Clock } from "../app/ports/clock.ts";
import type { IdentityRegister } from "../app/ports/identity-register.ts";
import type { Log } from "../app/ports/log.ts";
import type { Secrets } from "../app/ports/secrets.ts";

/** What a bench kept on disk: its store, with the journal read already, and the register of devices. */
export type Kept = {
  readonly store: SqliteBenchStore;
  readonly register: IdentityRegister;
  readonly journal: OpenedJournal;
  readonly close: () => void;
};

/** Where it lies, and what it is opened with. */
export type KeptPlace = {
  readonly folder: string;
  /** Which order each device was taken in for. */
  readonly registerFile: string;
  readonly clock: Pick<Clock, "now">;
  readonly secrets: Secrets;
  readonly log: Log;
};

/** Opens what a bench kept; nothing stays open when a part of it cannot be. Errors: `store.*`. */
export function openKept({ folder, registerFile, clock, secrets, log }: KeptPlace): Result<Kept> {
  const store = openSqliteBenchStore({ file: join(folder, "bench.sqlite"), secrets, clock, log });
  if (!store.ok) return store;
  const journal = openJournal(store.value);
  if (!journal.ok) {
    store.value.close();
    return journal;
  }
  const register = openIdentityRegister({ file: registerFile, log });
  if (!register.ok) {
    store.value.close();
    return register;
  }
  const close = (): void => {
    register.value.close();
    store.value.close();
  };
  return ok({ store: store.value, register: register.value, journal: journal.value, close });
}
