import * as z from "zod";
import type {
  PartnerBatchRecord,
  PartnerCustomer,
  PartnerDeviceRecord,
  PartnerJobRecord,
  PartnerResult,
  PartnerStatus,
} from "../../../shared/domain/partner-center/records.ts";
import { type EpochMs, epochMs } from "../../../shared/kernel/brand.ts";

// Partner Center's shapes are documented by samples, some of which differ from each other: only an id is insisted on, and
// whatever else is absent, null or strange reads as "not said", which never means that something is fine.

const id = z.string().trim().min(1);
const text = z.string().catch("");

const count = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ])
  .catch(0);

/** Error codes come as text, and as numbers in some samples. */
const errorCode = z
  .union([
    z.number().int(),
    z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number),
  ])
  .catch(0);

const statuses: Readonly<Record<string, PartnerStatus>> = {
  queued: "queued",
  processing: "processing",
  "in-progress": "processing",
  in_progress: "processing",
  finished: "finished",
  finished_with_errors: "finishedWithErrors",
};
const status = text.transform((word): PartnerStatus => statuses[word.toLowerCase()] ?? "unknown");

/** Times are UTC, with or without a zone; year 1 stands for "not yet". */
const instant = text.transform((written): EpochMs | undefined => {
  const at = Date.parse(/[zZ]$|[+-]\d\d:\d\d$/.test(written) ? written : `${written}Z`);
  return Number.isNaN(at) || at <= 0 ? undefined : epochMs(at);
});

/** One customer. */
export const customerSchema = z
  .object({
    id,
    companyProfile: z
      .object({ tenantId: text, domain: text, companyName: text })
      .catch({ tenantId: "", domain: "", companyName: "" }),
  })
  .transform(
    ({ id: customerId, companyProfile: { domain, companyName } }): PartnerCustomer => ({
      customerId: customerId.toLowerCase(),
      name: companyName || domain,
      domain,
    }),
  );

/** One batch; the number of its devices has two names. */
export const batchSchema = z.object({ id, devicesCount: count.optional(), deviceCount: count.optional() }).transform(
  ({ id: batchId, devicesCount, deviceCount }): PartnerBatchRecord => ({
    batchId,
    devices: devicesCount ?? deviceCount ?? 0,
  }),
);

/** One device of a batch. */
export const deviceSchema = z
  .object({ id, serialNumber: text, productKey: text })
  .transform(
    ({ id: deviceId, serialNumber, productKey }): PartnerDeviceRecord => ({ deviceId, serialNumber, productKey }),
  );

const resultSchema = z
  .object({
    deviceId: text,
    serialNumber: text,
    productKey: text,
    status,
    errorCode,
    errorDescription: text,
  })
  .transform(({ errorDescription, ...result }): PartnerResult => ({ ...result, errorName: wordOf(errorDescription) }));

/** A job with its results in the order of the upload. */
export const jobSchema = z
  .object({
    batchTrackingId: text,
    status,
    startedTime: instant,
    completedTime: instant,
    devicesStatus: z.array(resultSchema).nullish().catch(undefined),
  })
  .transform(
    (job): PartnerJobRecord => ({
      trackingId: job.batchTrackingId,
      status: job.status,
      ...(job.startedTime === undefined ? {} : { startedAt: job.startedTime }),
      ...(job.completedTime === undefined ? {} : { completedAt: job.completedTime }),
      results: job.devicesStatus ?? [],
    }),
  );

/** A page of a collection, and where its next page is found: a property, or a header that the next link names. */
export const pageSchema = z.object({
  items: z.array(z.unknown()),
  continuationToken: z.string().nullish().catch(undefined),
  links: z
    .object({
      next: z
        .object({ uri: text, headers: z.array(z.object({ key: z.string(), value: z.string() })).catch([]) })
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
});

/** Names of errors are words; anything else may carry data. */
function wordOf(written: string): string {
  return /^[A-Za-z][A-Za-z0-9_.]{0,59}$/.test(written.trim()) ? written.trim() : "";
}
