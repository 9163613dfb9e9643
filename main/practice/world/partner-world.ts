import type {
  PartnerBatchRow,
  PartnerCustomerRow,
  PartnerDeviceRow,
  PartnerFacts,
  PartnerJobRow,
  PartnerPolicyRow,
  PartnerRequestRow,
  PartnerSnapshot,
} from "./partner-rows.ts";
import { openTables, rowsOf, type TablesOf, tableOf } from "./table-list.ts";

const partnerTables = {
  customers: tableOf<PartnerCustomerRow>(),
  batches: tableOf<PartnerBatchRow>(),
  jobs: tableOf<PartnerJobRow>(),
  devices: tableOf<PartnerDeviceRow>(),
  policies: tableOf<PartnerPolicyRow>(),
  requests: tableOf<PartnerRequestRow>(),
};

/** Partner Center as part of the world. */
export type PartnerWorld = TablesOf<typeof partnerTables> & {
  readonly facts: PartnerFacts;
  /** Counts a row that was taken. */
  readonly uploaded: (key: string) => void;
  readonly uploads: () => PartnerSnapshot["uploads"];
  readonly snapshot: () => PartnerSnapshot;
};

/** Partner Center that goes on from `start`. */
export function createPartnerWorld(start: PartnerSnapshot): PartnerWorld {
  const uploads = new Map(Object.entries(start.uploads));
  const tables = openTables(partnerTables, start);
  return {
    ...tables,
    facts: start.facts,
    uploaded: (key) => void uploads.set(key, (uploads.get(key) ?? 0) + 1),
    uploads: () => Object.fromEntries(uploads),
    snapshot: () => ({
      facts: start.facts,
      ...rowsOf(partnerTables, tables),
      uploads: Object.fromEntries(uploads),
    }),
  };
}
