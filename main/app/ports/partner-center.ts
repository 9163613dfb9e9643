import type {
  PartnerBatchRecord,
  PartnerCustomer,
  PartnerDeviceRecord,
  PartnerJobRecord,
  PartnerUploadRequest,
} from "../../../shared/domain/partner-center/records.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";

/** Whose Partner Center, and for which customer: the order's own two tenants. */
export type PartnerLock = { readonly partner: TenantId; readonly customer: TenantId };

/**
 * Partner Center behind one role. A session of another tenant than the lock's partner is refused (`order.wrongTenant`)
 * before anything is sent. Errors: `partner.*`, `signIn.*`.
 */
export type PartnerCenter = {
  /** All customers of the partner. */
  readonly listCustomers: (partner: TenantId) => Promise<Result<readonly PartnerCustomer[]>>;
  /** Uploads devices as a new batch and answers the job's tracking id. A batch that is there: `partner.conflict`. */
  readonly createBatch: (lock: PartnerLock, upload: PartnerUploadRequest) => Promise<Result<string>>;
  /** Uploads devices into a batch that is there, and answers the job's tracking id. */
  readonly addToBatch: (lock: PartnerLock, upload: PartnerUploadRequest) => Promise<Result<string>>;
  /** All batches of the customer. */
  readonly listBatches: (lock: PartnerLock) => Promise<Result<readonly PartnerBatchRecord[]>>;
  /** All devices of a batch that were registered. */
  readonly listDevices: (lock: PartnerLock, batchId: string) => Promise<Result<readonly PartnerDeviceRecord[]>>;
  /** How a job stands, device by device. */
  readonly readJob: (lock: PartnerLock, trackingId: string) => Promise<Result<PartnerJobRecord>>;
};
