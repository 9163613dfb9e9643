import type { PartnerPolicyRow } from "../../world/partner-rows.ts";
import { drawGuid } from "../../world/random.ts";
import type { World } from "../../world/world.ts";
import { commonShape, type PartnerShape, readPartnerObject, textOf } from "./partner-body.ts";
import {
  badPartnerRequest,
  type PartnerAnswer,
  type PartnerCall,
  type PartnerFailure,
  partnerFailure,
} from "./partner-call.ts";
import type { PartnerRoute } from "./partner-route.ts";
import { partnerTime } from "./partner-time.ts";
import { applyPolicies } from "./policy-updates.ts";

const policies = "customers/{customer}/policies";

/** Configuration policies of the old model, and their assignment to devices. */
export const policyRoutes: readonly PartnerRoute[] = [
  { method: "GET", path: policies, needs: "anyone", answer: listPolicies },
  { method: "POST", path: policies, needs: "adminAgent", answer: createPolicy },
  { method: "GET", path: `${policies}/{policy}`, needs: "anyone", answer: readPolicy },
  { method: "PUT", path: `${policies}/{policy}`, needs: "adminAgent", answer: updatePolicy },
  { method: "DELETE", path: `${policies}/{policy}`, needs: "adminAgent", answer: deletePolicy },
  { method: "PATCH", path: "customers/{customer}/DevicePolicyUpdates", needs: "adminAgent", answer: applyPolicies },
];

const policyShape: PartnerShape = {
  ...commonShape,
  id: "ignored",
  name: "text",
  category: "text",
  description: "text",
  devicesAssignedCount: "ignored",
  policySettings: "list",
  createdDate: "ignored",
  lastModifiedDate: "ignored",
};

const knownSettings: ReadonlySet<string> = new Set([
  "none",
  "remove_oem_preinstalls",
  "oobe_user_not_local_admin",
  "skip_express_settings",
  "skip_oem_registration",
  "skip_eula",
]);

function policyOf(call: PartnerCall): PartnerPolicyRow | PartnerFailure {
  const policy = call.world.partner.policies.get((call.parameters.policy ?? "").toLowerCase());
  const isOfCustomer = policy?.customerId === (call.parameters.customer ?? "").toLowerCase();
  return policy !== undefined && isOfCustomer ? policy : partnerFailure(404, 404, "The policy was not found.");
}

function listPolicies(call: PartnerCall): PartnerAnswer {
  const customerId = (call.parameters.customer ?? "").toLowerCase();
  const rows = call.world.partner.policies.all().filter((policy) => policy.customerId === customerId);
  const items = rows.map((policy) => resourceOf(call.world, policy));
  return {
    ok: true,
    status: 200,
    body: { totalCount: items.length, items, attributes: { objectType: "Collection" } },
  };
}

function readPolicy(call: PartnerCall): PartnerAnswer {
  const policy = policyOf(call);
  return "ok" in policy ? policy : { ok: true, status: 200, body: resourceOf(call.world, policy) };
}

function createPolicy(call: PartnerCall): PartnerAnswer {
  const read = readPolicyBody(call);
  if ("ok" in read) return read;
  const { world, now } = call;
  const customerId = (call.parameters.customer ?? "").toLowerCase();
  const id = drawGuid(world.seed, "partnerPolicy", world.count("partnerPolicy"));
  const policy = world.partner.policies.put({ ...read, id, customerId, createdAt: now, modifiedAt: now });
  return { ok: true, status: 201, body: resourceOf(world, policy) };
}

function updatePolicy(call: PartnerCall): PartnerAnswer {
  const policy = policyOf(call);
  if ("ok" in policy) return policy;
  const read = readPolicyBody(call);
  if ("ok" in read) return read;
  const changed = call.world.partner.policies.put({ ...policy, ...read, modifiedAt: call.now });
  return { ok: true, status: 200, body: resourceOf(call.world, changed) };
}

function deletePolicy(call: PartnerCall): PartnerAnswer {
  const policy = policyOf(call);
  if ("ok" in policy) return policy;
  if (assignedDevices(call.world, policy.id) > 0)
    return partnerFailure(409, 409, "The policy is assigned to devices and cannot be deleted.");
  call.world.partner.policies.remove(policy.id);
  return { ok: true, status: 204 };
}

function readPolicyBody(
  call: PartnerCall,
): Pick<PartnerPolicyRow, "name" | "description" | "settings"> | PartnerFailure {
  const body = readPartnerObject(call.body, policyShape);
  if (!body.ok) return badPartnerRequest(body.error);
  const category = textOf(body.value, "category");
  if (category !== "" && category.toLowerCase() !== "o_o_b_e") return badPartnerRequest("The category is not valid.");
  const name = textOf(body.value, "name").trim();
  if (name === "") return badPartnerRequest("The policy needs a name.");
  const settings = (body.value.policySettings ?? []) as readonly unknown[];
  if (!settings.every((setting) => knownSettings.has(String(setting))))
    return badPartnerRequest("A policy setting is not valid.");
  return { name, description: textOf(body.value, "description"), settings: settings.map(String) };
}

function assignedDevices(world: World, policyId: string): number {
  return world.partner.devices.all().filter((device) => device.policyId === policyId).length;
}

function resourceOf(world: World, policy: PartnerPolicyRow): object {
  return {
    id: policy.id,
    name: policy.name,
    category: "o_o_b_e",
    description: policy.description,
    devicesAssignedCount: assignedDevices(world, policy.id),
    policySettings: policy.settings,
    createdDate: partnerTime(policy.createdAt),
    lastModifiedDate: partnerTime(policy.modifiedAt),
    attributes: { objectType: "ConfigurationPolicy" },
  };
}
