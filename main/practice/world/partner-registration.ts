import { simulatedHashFields } from "../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import type { DeviceRow } from "./device-rows.ts";
import { secondMs } from "./durations.ts";
import { isForeign } from "./foreign-owner.ts";
import { fateOf, obstacleRefusal, type Refusal } from "./import-fate.ts";
import type { PartnerJobRow, PartnerRowResult, PartnerUploadRow } from "./partner-rows.ts";
import { draw, drawBetween, drawGuid } from "./random.ts";
import { findIdentityBySerial, register } from "./registration.ts";
import { serialNumberKey } from "./serial-number-key.ts";
import type { UploadedHardware } from "./tenant-rows.ts";
import type { World } from "./world.ts";

/** One upload as it was taken. */
export type PartnerUpload = {
  readonly customerId: string;
  readonly batchId: string;
  readonly rows: readonly PartnerUploadRow[];
};

const inProgress: PartnerRowResult = { status: "in-progress", deviceId: "", errorCode: "", errorDescription: "" };

/** Takes an upload: it is queued, works for a while, and ends with a result for each row. */
export function takePartnerUpload(world: World, upload: PartnerUpload, at: number): PartnerJobRow {
  const time = world.count("partnerJob");
  for (const row of upload.rows) world.partner.uploaded(uploadKey(upload.customerId, row));
  const startsAt = at + drawBetween(world.seed, 5, 40, "partnerStart", time) * secondMs;
  const worksMs = (drawBetween(world.seed, 20, 120, "partnerWork", time) + upload.rows.length * 0.2) * secondMs;
  const job = world.partner.jobs.put({
    ...upload,
    id: drawGuid(world.seed, "partnerJob", time),
    status: "queued",
    createdAt: at,
    startedAt: null,
    completedAt: null,
    results: upload.rows.map(() => inProgress),
  });
  world.plan(startsAt, { type: "partnerJobStarted", jobId: job.id });
  world.plan(startsAt + worksMs, { type: "partnerJobEnded", jobId: job.id });
  return job;
}

/** What a row is counted by. */
function uploadKey(customerId: string, row: PartnerUploadRow): string {
  const serial = row.serialNumber || row.hardware?.serialNumber || "";
  return `${customerId} ${serialNumberKey(serial || row.productKey)}`;
}

/** Begins a queued job. */
export function startPartnerJob(world: World, jobId: string, at: number): void {
  const job = world.partner.jobs.get(jobId);
  if (job?.status === "queued") world.partner.jobs.put({ ...job, status: "processing", startedAt: at });
}

/** Decides every row of a job and ends it. */
export function endPartnerJob(world: World, jobId: string, at: number): void {
  const job = world.partner.jobs.get(jobId);
  if (job === undefined || job.status !== "processing") return;
  const seen = new Set<string>();
  const results = job.rows.map((row, position) => decideRow(world, job, row, position, seen, at));
  const hasErrors = results.some(({ status }) => status === "finished_with_errors");
  const status = hasErrors ? statusOfErrors(world, jobId) : "finished";
  world.partner.jobs.put({ ...job, status, completedAt: at, results });
}

/** Ends a change of policies, which was decided when it was taken. */
export function endPolicyJob(world: World, jobId: string, at: number): void {
  const job = world.partner.jobs.get(jobId);
  if (job !== undefined) world.partner.jobs.put({ ...job, status: "finished", startedAt: at, completedAt: at });
}

function statusOfErrors(world: World, jobId: string): "finished" | "finished_with_errors" {
  const { partnerJobStatus = "mixed" } = world.switches;
  if (partnerJobStatus !== "mixed") return partnerJobStatus;
  return draw(world.seed, "partnerJobStatus", jobId) < 0.5 ? "finished" : "finished_with_errors";
}

function decideRow(
  world: World,
  job: PartnerJobRow,
  row: PartnerUploadRow,
  position: number,
  seen: Set<string>,
  at: number,
): PartnerRowResult {
  const hardware = hardwareOf(world, row);
  if (hardware === undefined) return failed("812", "ZtdDeviceNotFound");
  if (hardware.serialNumber.trim() === "" || hardware.manufacturer.trim() === "")
    return failed("802", "InvalidZtdHardwareHash");
  const serial = serialNumberKey(hardware.serialNumber);
  if (seen.has(serial)) return failed("805", "ZtdDeviceDuplicated");
  seen.add(serial);
  const isOfTenant = job.customerId === world.tenant.tenantId;
  const refusal = isOfTenant ? refusalOf(world, serial) : undefined;
  if (refusal !== undefined) return failed(String(refusal.code), refusal.name);
  const { productKey } = row;
  // The group tag cannot be set here. Of the partner's other customers nothing but the upload is simulated.
  const ztdId = isOfTenant ? register(world, { groupTag: "", productKey, assignedUser: "" }, hardware, at).id : "";
  const device = world.partner.devices.put({
    id: drawGuid(world.seed, "partnerDevice", job.id, position),
    customerId: job.customerId,
    batchId: job.batchId,
    serialNumber: row.hasHash && row.serialNumber === "" ? "" : hardware.serialNumber,
    productKey,
    manufacturer: hardware.manufacturer,
    model: hardware.model,
    ztdId,
    policyId: "",
    uploadedAt: at,
  });
  return { status: "finished", deviceId: device.id, errorCode: "", errorDescription: "" };
}

/** What the directory service says to any registration of this device, by whichever way it comes. */
function refusalOf(world: World, serialKey: string): Refusal | undefined {
  const fate = fateOf(world, serialKey, world.count(`partner ${serialKey}`));
  if (fate !== undefined && fate.code !== 0) return fate;
  if (isForeign(world, serialKey)) return { code: 808, name: "ZtdDeviceAssignedToOtherTenant" };
  if (findIdentityBySerial(world, serialKey) !== undefined) return { code: 806, name: "ZtdDeviceAlreadyAssigned" };
  return obstacleRefusal(world, serialKey);
}

function failed(errorCode: string, errorDescription: string): PartnerRowResult {
  return { status: "finished_with_errors", deviceId: "", errorCode, errorDescription };
}

/**
 * The device a row means: what its hash says, or the one that its maker reported under exactly this manufacturer, model
 * and serial number, or under this product key id.
 */
function hardwareOf(world: World, row: PartnerUploadRow): UploadedHardware | undefined {
  if (row.hasHash) return row.hardware ?? { serialNumber: "", manufacturer: "", model: "", sku: "", family: "" };
  return world.devices.all().find((device) => isMeant(device, row));
}

function isMeant(device: DeviceRow, row: PartnerUploadRow): boolean {
  if (row.serialNumber === "") return productKeyOf(device) === row.productKey;
  return (
    device.serialNumber === row.serialNumber && device.manufacturer === row.manufacturer && device.model === row.model
  );
}

/** The 13-digit product key id on the box of a simulated device, which stands in its hash as well. */
export function productKeyOf(device: Pick<DeviceRow, "serialNumber">): string {
  return simulatedHashFields(device.serialNumber).productKeyId ?? "";
}
