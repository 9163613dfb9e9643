import type { BenchState } from "../bench/bench-state.ts";
import type { PersonRecord } from "../tenant/people.ts";
import type { RegistrationRecord } from "../tenant/records.ts";
import type { Unit } from "../unit/unit.ts";

/** A device that was chosen: its registration as just read, and the unit of this bench, where it is one. */
export type ChosenDevice = { readonly registration: RegistrationRecord; readonly unit?: Unit };

/** What was read to see what a wish would change. */
export type PreviewFacts = {
  readonly state: Pick<BenchState, "order" | "configuration" | "changes">;
  /** Every registration of the tenant: whose names are taken. */
  readonly registrations: readonly RegistrationRecord[];
  /** People by their names in lower case. A name that was asked for and is not here does not exist. */
  readonly people: ReadonlyMap<string, PersonRecord>;
  /** Names, in lower case, that the tenant did not answer for. */
  readonly unreadPeople: ReadonlySet<string>;
  /**
   * Names, in lower case, of managed and of joined devices, with the Microsoft Entra device ids that carry them; undefined where
   * they were not read.
   */
  readonly namesElsewhere: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  /** Microsoft Entra device ids, in lower case, of the wished group's members. */
  readonly memberDeviceIds: ReadonlySet<string>;
  /** Microsoft Entra object ids by ZTDID in lower case. */
  readonly objectIds: ReadonlyMap<string, string>;
};
