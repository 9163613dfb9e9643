import type { PartnerDevice, PartnerUploadRequest } from "../../../shared/domain/partner-center/records.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Stop } from "../../app/ports/clock.ts";
import type { PartnerCenter, PartnerLock } from "../../app/ports/partner-center.ts";
import { unknownRights } from "../../app/ports/rights.ts";
import { createCallGate } from "./call-gate.ts";
import {
  createPartnerClient,
  type PartnerCall,
  type PartnerClientPorts,
  type SendToPartner,
} from "./partner-client.ts";
import { readCollection } from "./partner-collection.ts";
import { badPartnerAnswer } from "./partner-error.ts";
import { batchSchema, customerSchema, deviceSchema, jobSchema } from "./partner-schemas.ts";

/** What Partner Center's adapter is made of. */
export type PartnerCenterOptions = Pick<PartnerClientPorts, "clock" | "log" | "random" | "accessToken"> &
  Partial<Pick<PartnerClientPorts, "routes" | "fetch" | "attemptLimitMs" | "rights" | "tokenRefused">>;

const gateLimits = { places: 2, longestPauseMs: 300_000 };
const customersPerPage = 200;

/** Partner Center over REST. `stop` ends what waits: open calls then answer `partner.unavailable`, kind cancelled. */
export function createPartnerCenter(options: PartnerCenterOptions): PartnerCenter & { readonly stop: Stop } {
  const stopping = new AbortController();
  const send = createPartnerClient({
    ...options,
    routes: options.routes ?? ((address) => address),
    fetch: options.fetch ?? fetch,
    attemptLimitMs: options.attemptLimitMs ?? 60_000,
    rights: options.rights ?? unknownRights,
    tokenRefused: options.tokenRefused ?? (() => undefined),
    gate: createCallGate(options.clock, gateLimits, stopping.signal),
    stopped: stopping.signal,
  });
  return {
    listCustomers: (partner) => {
      const path = `/customers?size=${customersPerPage}`;
      return readCollection(send, { operation: "listCustomers", partner, path }, customerSchema);
    },
    createBatch: (lock, upload) => {
      const body = { batchId: upload.batchId, devices: upload.devices.map(wireDevice) };
      return sendUpload(send, callFor(lock, "createBatch", "deviceBatches"), upload, body);
    },
    addToBatch: (lock, upload) => {
      const path = `deviceBatches/${encodeURIComponent(upload.batchId)}/devices`;
      return sendUpload(send, callFor(lock, "addToBatch", path), upload, upload.devices.map(wireDevice));
    },
    listBatches: (lock) => readCollection(send, callFor(lock, "listBatches", "deviceBatches"), batchSchema),
    listDevices: (lock, batchId) => {
      const path = `deviceBatches/${encodeURIComponent(batchId)}/devices`;
      return readCollection(send, callFor(lock, "listBatchDevices", path), deviceSchema);
    },
    readJob: async (lock, trackingId) => {
      const operation = "readBatchJob";
      const reply = await send(callFor(lock, operation, `batchJobStatus/${encodeURIComponent(trackingId)}`));
      if (!reply.ok) return reply;
      const job = jobSchema.safeParse(reply.value.body);
      return job.success ? ok({ ...job.data, trackingId }) : err(badPartnerAnswer(operation, "not a job"));
    },
    stop: () => stopping.abort(),
  };
}

function callFor({ partner, customer }: PartnerLock, operation: string, path: string): PartnerCall {
  return { operation, partner, path: `/customers/${encodeURIComponent(customer)}/${path}` };
}

async function sendUpload(
  send: SendToPartner,
  call: PartnerCall,
  { requestId }: PartnerUploadRequest,
  body: unknown,
): Promise<Result<string>> {
  const reply = await send({ ...call, requestId, body });
  if (!reply.ok) return reply;
  // `/customers/{id}/batchJobStatus/{id}`: without host and version, so it is taken apart and never called as it stands.
  const location = reply.value.headers.get("Location") ?? "";
  const trackingId = /\/batchJobStatus\/([A-Za-z0-9-]{1,64})\/?$/i.exec(location)?.[1];
  return trackingId === undefined ? err(badPartnerAnswer(call.operation, "no address of a job")) : ok(trackingId);
}

function wireDevice({ serialNumber, productKey, hardwareHash, manufacturer, model }: PartnerDevice): object {
  return {
    ...(serialNumber === "" ? {} : { serialNumber }),
    ...(productKey === "" ? {} : { productKey }),
    ...(hardwareHash === "" ? {} : { hardwareHash }),
    ...(manufacturer === "" ? {} : { oemManufacturerName: manufacturer }),
    ...(model === "" ? {} : { modelName: model }),
  };
}
