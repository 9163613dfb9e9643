import type { UploadedHardware } from "./tenant-rows.ts";

/** The partner's own tenant, and what its technician may do in Partner Center. */
export type PartnerFacts = {
  readonly tenantId: string;
  readonly name: string;
  readonly domain: string;
  /** Role of the signed-in technician: admin agents may do everything, sales agents may upload devices. */
  readonly agent: "admin" | "sales" | "none";
  /** Whether sign-ins pass multifactor authentication; Partner Center refuses tokens without that claim. */
  readonly signsInWithMfa: boolean;
};

/** One customer of the partner. `id` is the customer's tenant id. */
export type PartnerCustomerRow = { readonly id: string; readonly name: string; readonly domain: string };

/** One device batch. `id` is customer and batch id, which is unique among a customer's batches whatever its case. */
export type PartnerBatchRow = {
  readonly id: string;
  readonly customerId: string;
  readonly batchId: string;
  readonly createdBy: string;
  readonly createdAt: number;
};

/** One row of an upload. The hash itself is not kept, only what the service read from it. */
export type PartnerUploadRow = {
  readonly serialNumber: string;
  readonly productKey: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly hasHash: boolean;
  /** Null for a hash that cannot be read, and for a row without one. */
  readonly hardware: UploadedHardware | null;
};

/** What became of a row. `errorCode` is a text, as the service sends it. */
export type PartnerRowResult = {
  readonly status: "in-progress" | "finished" | "finished_with_errors";
  readonly deviceId: string;
  readonly errorCode: string;
  readonly errorDescription: string;
};

/** One job: an upload, or a change of policies. `id` is the tracking id. */
export type PartnerJobRow = {
  readonly id: string;
  readonly customerId: string;
  readonly batchId: string;
  readonly status: "queued" | "processing" | "finished" | "finished_with_errors";
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly completedAt: number | null;
  readonly rows: readonly PartnerUploadRow[];
  readonly results: readonly PartnerRowResult[];
};

/** One device that was uploaded and registered. */
export type PartnerDeviceRow = {
  readonly id: string;
  readonly customerId: string;
  readonly batchId: string;
  readonly serialNumber: string;
  readonly productKey: string;
  readonly manufacturer: string;
  readonly model: string;
  /** The registration in the customer's tenant. */
  readonly ztdId: string;
  readonly policyId: string;
  readonly uploadedAt: number;
};

/** One configuration policy of the old model. */
export type PartnerPolicyRow = {
  readonly id: string;
  readonly customerId: string;
  readonly name: string;
  readonly description: string;
  readonly settings: readonly string[];
  readonly createdAt: number;
  readonly modifiedAt: number;
};

/** A write that was answered: the same `MS-RequestId` gets the same answer again. `id` is that request id. */
export type PartnerRequestRow = {
  readonly id: string;
  readonly operation: string;
  readonly status: number;
  readonly location: string;
  readonly body: string;
};

/** Everything Partner Center holds, as plain data. */
export type PartnerSnapshot = {
  readonly facts: PartnerFacts;
  readonly customers: readonly PartnerCustomerRow[];
  readonly batches: readonly PartnerBatchRow[];
  readonly jobs: readonly PartnerJobRow[];
  readonly devices: readonly PartnerDeviceRow[];
  readonly policies: readonly PartnerPolicyRow[];
  readonly requests: readonly PartnerRequestRow[];
  /** Rows taken per customer and serial number or product key, in lower case: proof that nothing was uploaded twice. */
  readonly uploads: Readonly<Record<string, number>>;
};
