import type { EpochMs } from "../../kernel/brand.ts";

/** A customer of the partner. */
export type PartnerCustomer = {
  readonly customerId: string;
  readonly name: string;
  readonly domain: string;
};

/**
 * One device of an upload, identified by one of: hash and serial number; manufacturer, model and serial number, exact in
 * spelling and case; product key id (graph-api l.2). Empty texts are not sent.
 */
export type PartnerDevice = {
  readonly serialNumber: string;
  readonly productKey: string;
  /** Canonical base64. */
  readonly hardwareHash: string;
  readonly manufacturer: string;
  readonly model: string;
};

/** Devices for one batch. `requestId` is the same GUID whenever the same upload is sent again. */
export type PartnerUploadRequest = {
  readonly batchId: string;
  readonly requestId: string;
  readonly devices: readonly PartnerDevice[];
};

/** A batch as Partner Center lists it. */
export type PartnerBatchRecord = { readonly batchId: string; readonly devices: number };

/** A device of a batch; what it was not uploaded with is empty. */
export type PartnerDeviceRecord = {
  readonly deviceId: string;
  readonly serialNumber: string;
  readonly productKey: string;
};

/** How a job, or one device of it, stands. */
export type PartnerStatus = "unknown" | "queued" | "processing" | "finished" | "finishedWithErrors";

/** What became of one device of an upload. `errorCode` 0 and `errorName` empty for none. */
export type PartnerResult = {
  readonly deviceId: string;
  /** Empty where only a hash was uploaded. */
  readonly serialNumber: string;
  readonly productKey: string;
  readonly status: PartnerStatus;
  readonly errorCode: number;
  readonly errorName: string;
};

/** A job; its results stand in the order of the upload. A finished job may hold devices that failed. */
export type PartnerJobRecord = {
  readonly trackingId: string;
  readonly status: PartnerStatus;
  readonly startedAt?: EpochMs;
  readonly completedAt?: EpochMs;
  readonly results: readonly PartnerResult[];
};
