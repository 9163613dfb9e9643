import { secondMs } from "../../world/durations.ts";
import type { PartnerDeviceRow } from "../../world/partner-rows.ts";
import { drawGuid } from "../../world/random.ts";
import { commonShape, readPartnerObject, textOf } from "./partner-body.ts";
import { badPartnerRequest, type PartnerAnswer, type PartnerCall } from "./partner-call.ts";

/** Assigns policies to devices: taken at once, with a job that ends soon after. */
export function applyPolicies(call: PartnerCall): PartnerAnswer {
  const { world, now } = call;
  const customerId = (call.parameters.customer ?? "").toLowerCase();
  const body = readPartnerObject(call.body, { ...commonShape, devices: "list" });
  if (!body.ok) return badPartnerRequest(body.error);
  const list = (body.value.devices ?? []) as readonly unknown[];
  if (list.length === 0) return badPartnerRequest("The list of devices is empty.");
  const changed: PartnerDeviceRow[] = [];
  for (const item of list) {
    const device = deviceOf(call, customerId, item);
    if (typeof device === "string") return badPartnerRequest(device);
    changed.push(device);
  }
  for (const device of changed) world.partner.devices.put(device);
  const id = drawGuid(world.seed, "policyJob", world.count("policyJob"));
  const result = { status: "finished", errorCode: "", errorDescription: "" } as const;
  world.partner.jobs.put({
    id,
    customerId,
    batchId: "",
    status: "queued",
    createdAt: now,
    startedAt: null,
    completedAt: null,
    rows: changed.map((device) => ({ ...device, hasHash: false, hardware: null })),
    results: changed.map((device) => ({ ...result, deviceId: device.id })),
  });
  world.plan(now + 5 * secondMs, { type: "partnerPoliciesApplied", jobId: id });
  return { ok: true, status: 202, location: `/customers/${call.parameters.customer ?? ""}/batchJobStatus/${id}` };
}

/** The device with its new policy, or what is wrong with the item. */
function deviceOf(call: PartnerCall, customerId: string, item: unknown): PartnerDeviceRow | string {
  const { devices, policies } = call.world.partner;
  const read = readPartnerObject(item, {
    ...commonShape,
    id: "text",
    policies: "list",
    serialNumber: "ignored",
    productKey: "ignored",
    hardwareHash: "ignored",
    modelName: "ignored",
    oemManufacturerName: "ignored",
    createdBy: "ignored",
    uploadedDate: "ignored",
    allowedOperations: "ignored",
  });
  if (!read.ok) return read.error;
  const device = devices.get(textOf(read.value, "id").toLowerCase());
  if (device === undefined || device.customerId !== customerId) return "A device was not found.";
  const list = (read.value.policies ?? []) as readonly unknown[];
  const [first] = list;
  const entry = readPartnerObject(first, { key: "text", value: "text" });
  if (!entry.ok || list.length !== 1) return "A device needs exactly one policy.";
  if (textOf(entry.value, "key").toLowerCase() !== "o_o_b_e") return "The policy's key is not valid.";
  const policyId = textOf(entry.value, "value").toLowerCase();
  if (policyId !== "" && policies.get(policyId)?.customerId !== customerId) return "The policy was not found.";
  return { ...device, policyId };
}
