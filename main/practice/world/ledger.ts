import type { PracticeLedger } from "../../../shared/contract/practice/control.ts";
import { serialNumberKey } from "./serial-number-key.ts";
import type { IdentityRow } from "./tenant-rows.ts";

/** Counts what reaches the tenant: the proof that nothing was registered twice, and of how many calls it took. */
export type Ledger = {
  /** One HTTP request to Graph; `writes` says whether it can change something. */
  readonly called: (route: string, writes: boolean) => void;
  /** One request inside a `$batch`. */
  readonly calledInBatch: (route: string) => void;
  readonly answered: (status: string) => void;
  /** A call met trouble that the world was told to make, by its name. */
  readonly disturbed: (trouble: string) => void;
  readonly imported: (serialNumber: string) => void;
  readonly read: (identities: readonly IdentityRow[]) => PracticeLedger;
};

/** The ledger of a world that nobody called yet. */
export const emptyLedger: PracticeLedger = {
  calls: 0,
  writes: 0,
  callsByRoute: {},
  importsBySerial: {},
  registered: [],
  answers: {},
  disturbances: {},
};

/** A ledger that goes on from `start`. */
export function createLedger(start: PracticeLedger): Ledger {
  let calls = start.calls;
  let writes = start.writes;
  const byRoute = new Map(Object.entries(start.callsByRoute));
  const bySerial = new Map(Object.entries(start.importsBySerial));
  const answers = new Map(Object.entries(start.answers));
  const disturbances = new Map(Object.entries(start.disturbances ?? {}));
  const add = (counts: Map<string, number>, key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  return {
    called: (route, changes) => {
      calls += 1;
      if (changes) writes += 1;
      add(byRoute, route);
    },
    calledInBatch: (route) => add(byRoute, `$batch ${route}`),
    answered: (status) => add(answers, status),
    disturbed: (trouble) => add(disturbances, trouble),
    imported: (serialNumber) => add(bySerial, serialNumberKey(serialNumber)),
    read: (identities) => ({
      calls,
      writes,
      callsByRoute: Object.fromEntries(byRoute),
      importsBySerial: Object.fromEntries(bySerial),
      registered: identities.filter((identity) => identity.deletedAt === null).map((identity) => identity.serialNumber),
      answers: Object.fromEntries(answers),
      disturbances: Object.fromEntries(disturbances),
    }),
  };
}
