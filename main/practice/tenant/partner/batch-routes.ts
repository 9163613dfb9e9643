import { takePartnerUpload } from "../../world/partner-registration.ts";
import type { PartnerBatchRow, PartnerDeviceRow } from "../../world/partner-rows.ts";
import { requestRemoval } from "../../world/registration.ts";
import { readDevices } from "./device-body.ts";
import { commonShape, readPartnerObject, textOf } from "./partner-body.ts";
import {
  badPartnerRequest,
  type PartnerAnswer,
  type PartnerCall,
  type PartnerFailure,
  partnerFailure,
} from "./partner-call.ts";
import { collectionPage } from "./partner-collection.ts";
import type { PartnerRoute } from "./partner-route.ts";
import { partnerTime } from "./partner-time.ts";

const devicesPerPage = 100;
const batches = "customers/{customer}/deviceBatches";

/** Device batches: create, add to, read, and take a device out. */
export const batchRoutes: readonly PartnerRoute[] = [
  { method: "GET", path: batches, needs: "anyone", answer: listBatches },
  { method: "POST", path: batches, needs: "agent", answer: createBatch },
  { method: "GET", path: `${batches}/{batch}/devices`, needs: "anyone", answer: listDevices },
  { method: "POST", path: `${batches}/{batch}/devices`, needs: "agent", answer: addDevices },
  { method: "DELETE", path: `${batches}/{batch}/devices/{device}`, needs: "agent", answer: deleteDevice },
];

function customerOf(call: PartnerCall): string {
  return (call.parameters.customer ?? "").toLowerCase();
}

function rowId(customerId: string, batchId: string): string {
  return `${customerId} ${batchId.toLowerCase()}`;
}

function batchOf(call: PartnerCall): PartnerBatchRow | PartnerFailure {
  const batch = call.world.partner.batches.get(rowId(customerOf(call), call.parameters.batch ?? ""));
  return batch ?? partnerFailure(404, 404, "The device batch was not found.");
}

function devicesOf(call: PartnerCall, batch: PartnerBatchRow): readonly PartnerDeviceRow[] {
  return call.world.partner.devices
    .all()
    .filter((device) => device.customerId === batch.customerId && device.batchId === batch.batchId);
}

function listBatches(call: PartnerCall): PartnerAnswer {
  const customerId = customerOf(call);
  const rows = call.world.partner.batches.all().filter((batch) => batch.customerId === customerId);
  const items = rows.map((batch) => ({
    id: batch.batchId,
    createdBy: batch.createdBy,
    creationDate: partnerTime(batch.createdAt),
    devicesCount: devicesOf(call, batch).length,
    devicesLink: {
      uri: `/customers/${customerId}/deviceBatches/${encodeURIComponent(batch.batchId)}/devices`,
      method: "GET",
      headers: [],
    },
    attributes: { objectType: "DeviceBatch" },
  }));
  return {
    ok: true,
    status: 200,
    body: { totalCount: items.length, items, attributes: { objectType: "Collection" } },
  };
}

function createBatch(call: PartnerCall): PartnerAnswer {
  const body = readPartnerObject(call.body, { ...commonShape, batchId: "text", devices: "list" });
  if (!body.ok) return badPartnerRequest(body.error);
  const batchId = textOf(body.value, "batchId");
  if (batchId.trim() === "" || batchId.length > 100) return badPartnerRequest("The batch id is not valid.");
  const devices = readDevices(body.value.devices);
  if (!devices.ok) return badPartnerRequest(devices.error);
  const { world, now } = call;
  if (devices.value.length > world.switches.mostPartnerDevices) return tooManyDevices();
  const customerId = customerOf(call);
  const id = rowId(customerId, batchId);
  if (world.partner.batches.get(id) !== undefined)
    return partnerFailure(409, 409, "A device batch with this id exists already.", [batchId]);
  world.partner.batches.put({ id, customerId, batchId, createdBy: world.partner.facts.name, createdAt: now });
  return accepted(call, customerId, takePartnerUpload(world, { customerId, batchId, rows: devices.value }, now).id);
}

function addDevices(call: PartnerCall): PartnerAnswer {
  const batch = batchOf(call);
  if ("ok" in batch) return batch;
  const devices = readDevices(call.body);
  if (!devices.ok) return badPartnerRequest(devices.error);
  if (devices.value.length > call.world.switches.mostPartnerDevices) return tooManyDevices();
  const { customerId, batchId } = batch;
  const job = takePartnerUpload(call.world, { customerId, batchId, rows: devices.value }, call.now);
  return accepted(call, customerId, job.id);
}

function tooManyDevices(): PartnerFailure {
  return badPartnerRequest("The upload has more devices than are taken at once.");
}

function accepted(call: PartnerCall, customerId: string, trackingId: string): PartnerAnswer {
  return { ok: true, status: 202, location: locationOf(call, call.parameters.customer ?? customerId, trackingId) };
}

/** The address of a job, with the customer as the caller wrote it. */
function locationOf({ world }: PartnerCall, customer: string, trackingId: string): string {
  const path = `/customers/${customer}/batchJobStatus/${trackingId}`;
  switch (world.switches.partnerLocation) {
    case "versioned":
      return `/v1${path}`;
    case "absolute":
      return `https://api.partnercenter.microsoft.com/v1${path}`;
    default:
      world.ledger.disturbed("locationWithoutVersion");
      return path;
  }
}

function listDevices(call: PartnerCall): PartnerAnswer {
  const batch = batchOf(call);
  if ("ok" in batch) return batch;
  const items = devicesOf(call, batch).map((device) => ({
    id: device.id,
    ...(device.serialNumber === "" ? {} : { serialNumber: device.serialNumber }),
    ...(device.productKey === "" ? {} : { productKey: device.productKey }),
    modelName: device.model,
    oemManufacturerName: device.manufacturer,
    policies: [{ key: "o_o_b_e", value: device.policyId === "" ? null : device.policyId }],
    uploadedDate: partnerTime(device.uploadedAt),
    allowedOperations: ["GET", "PATCH", "DELETE"],
    attributes: { objectType: "Device" },
  }));
  const path = `/customers/${batch.customerId}/deviceBatches/${encodeURIComponent(batch.batchId)}/devices`;
  return collectionPage(call, items, devicesPerPage, path, "body");
}

/** Takes the registration away with the device; nothing else of the customer's tenant is touched. */
function deleteDevice(call: PartnerCall): PartnerAnswer {
  const batch = batchOf(call);
  if ("ok" in batch) return batch;
  const { partner, identities } = call.world;
  const device = partner.devices.get((call.parameters.device ?? "").toLowerCase());
  if (device === undefined || device.customerId !== batch.customerId || device.batchId !== batch.batchId)
    return partnerFailure(404, 404, "The device was not found.");
  partner.devices.remove(device.id);
  const identity = identities.get(device.ztdId);
  if (identity !== undefined && identity.deletedAt === null) requestRemoval(call.world, identity, call.now);
  return { ok: true, status: 204 };
}
