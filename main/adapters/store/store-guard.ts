import type { Result } from "../../../shared/kernel/result.ts";
import { err } from "../../../shared/kernel/result.ts";
import type { Log } from "../../app/ports/log.ts";
import { causeOf, storeTroubleOf, storeUnreadable, storeWriteFailed } from "./store-errors.ts";

/** Turns what SQLite throws while reading or writing into an error of the store. */
export type Guard = {
  readonly reading: <T>(work: () => Result<T>) => Result<T>;
  readonly writing: <T>(work: () => Result<T>) => Result<T>;
};

/** Makes the guard of one file; what it turns into errors it also logs, where there is a log. */
export function createGuard(file: string, log?: Log): Guard {
  return {
    reading: (work) => {
      try {
        return work();
      } catch (thrown) {
        const reason = storeTroubleOf(thrown);
        log?.error("store.readFailed", { reason, cause: causeOf(thrown) });
        return err(storeUnreadable(file, reason, causeOf(thrown)));
      }
    },
    writing: (work) => {
      try {
        return work();
      } catch (thrown) {
        log?.error("store.writeFailed", { reason: storeTroubleOf(thrown), cause: causeOf(thrown) });
        return err(storeWriteFailed(file, thrown));
      }
    },
  };
}
