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
import { createTable, type Table } from "./table.ts";

/** Partner Center as part of the world. */
export type PartnerWorld = {
  readonly facts: PartnerFacts;
  readonly customers: Table<PartnerCustomerRow>;
  readonly batches: Table<PartnerBatchRow>;
  readonly jobs: Table<PartnerJobRow>;
  readonly devices: Table<PartnerDeviceRow>;
  readonly policies: Table<PartnerPolicyRow>;
  readonly requests: Table<PartnerRequestRow>;
  /** Counts a row that was taken. */
  readonly uploaded: (key: string) => void;
  readonly uploads: () => PartnerSnapshot["uploads"];
  readonly snapshot: () => PartnerSnapshot;
};

/** Partner Center that goes on from `start`. */
export function createPartnerWorld(start: PartnerSnapshot): PartnerWorld {
  const uploads = new Map(Object.entries(start.uploads));
  const tables = {
    customers: createTable(start.customers),
    batches: createTable(start.batches),
    jobs: createTable(start.jobs),
    devices: createTable(start.devices),
    policies: createTable(start.policies),
    requests: createTable(start.requests),
  };
  return {
    ...tables,
    facts: start.facts,
    uploaded: (key) => void uploads.set(key, (uploads.get(key) ?? 0) + 1),
    uploads: () => Object.fromEntries(uploads),
    snapshot: () => ({
      facts: start.facts,
      customers: tables.customers.all(),
      batches: tables.batches.all(),
      jobs: tables.jobs.all(),
      devices: tables.devices.all(),
      policies: tables.policies.all(),
      requests: tables.requests.all(),
      uploads: Object.fromEntries(uploads),
    }),
  };
}
