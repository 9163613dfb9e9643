import type { PartnerUploadRow } from "../../world/partner-rows.ts";
import { type PartnerAnswer, type PartnerCall, partnerFailure } from "./partner-call.ts";
import type { PartnerRoute } from "./partner-route.ts";
import { partnerTime } from "./partner-time.ts";

/** How a job stands. */
export const jobRoutes: readonly PartnerRoute[] = [
  { method: "GET", path: "customers/{customer}/batchJobStatus/{job}", needs: "anyone", answer: readJob },
];

function readJob(call: PartnerCall): PartnerAnswer {
  const job = call.world.partner.jobs.get((call.parameters.job ?? "").toLowerCase());
  if (job === undefined || job.customerId !== (call.parameters.customer ?? "").toLowerCase())
    return partnerFailure(404, 404, "The job was not found.");
  // Results stand in the order of the upload; while the job is queued there are none.
  const devicesStatus =
    job.status === "queued"
      ? []
      : job.rows.map((row, position) => {
          const result = job.results[position];
          return {
            ...(result?.deviceId ? { deviceId: result.deviceId } : {}),
            ...namesOf(row),
            status: result?.status ?? "in-progress",
            ...(result?.errorCode
              ? { errorCode: result.errorCode, errorDescription: result.errorDescription }
              : { errorCode: null, errorDescription: null }),
            attributes: { objectType: "DeviceUploadDetails" },
          };
        });
  return {
    ok: true,
    status: 200,
    body: {
      batchTrackingId: job.id,
      status: job.status,
      startedTime: partnerTime(job.startedAt),
      completedTime: partnerTime(job.completedAt),
      devicesStatus: isReversed(call, job.rows) ? devicesStatus.toReversed() : devicesStatus,
      attributes: { objectType: "BatchUploadDetails" },
    },
  };
}

/** Only where each result says whose it is: without a name, its place is all that tells. */
function isReversed({ world }: PartnerCall, rows: readonly PartnerUploadRow[]): boolean {
  const isNamed = rows.every(({ serialNumber, productKey }) => serialNumber !== "" || productKey !== "");
  return isNamed && world.switches.partnerResultOrder === "reversed";
}

/** What a row was called when it was uploaded: a row with nothing but a hash has no name here. */
function namesOf({ serialNumber, productKey }: PartnerUploadRow): object {
  return { serialNumber: serialNumber || null, productKey: productKey || null };
}
