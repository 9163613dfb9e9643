import type { DeviceRegistrationMembership, DeviceRegistrationPolicy } from "@microsoft/microsoft-graph-types-beta";
import type { RegistrationMembership, RegistrationPolicyRow } from "../../world/tenant-setup-rows.ts";
import type { GraphAnswer, GraphCall } from "../graph/graph-call.ts";
import { directoryFailure, directoryNotFound } from "../graph/graph-failure.ts";
import { itemAnswer } from "../graph/list-answer.ts";
import { bothVersions, type Route } from "../graph/route.ts";
import { kinds, registrationPolicyType } from "./registration-policy-types.ts";
import { readRegistrationPolicy, writeRegistrationPolicy } from "./scopes.ts";

const path = "policies/deviceRegistrationPolicy";
/** The one policy; it is replaced as a whole. */
export const registrationPolicyRoutes: readonly Route[] = [
  {
    method: "GET",
    path,
    versions: bothVersions,
    family: "directory",
    scopes: readRegistrationPolicy,
    query: ["$select"],
    body: { kind: "none" },
    answer: (call) => answerPolicy(call, policyOf(call)),
  },
  {
    method: "PUT",
    path,
    versions: bothVersions,
    family: "directory",
    scopes: writeRegistrationPolicy,
    query: [],
    body: { kind: "shape", type: registrationPolicyType, lenient: false },
    answer: replacePolicy,
  },
];

function policyOf(call: GraphCall): RegistrationPolicyRow | undefined {
  return call.world.registrationPolicies.all()[0];
}

function answerPolicy(call: GraphCall, row: RegistrationPolicyRow | undefined): GraphAnswer {
  return row === undefined
    ? directoryNotFound("deviceRegistrationPolicy")
    : itemAnswer(call, registrationPolicyType, policyResource(row));
}

/** What a body does not say is reset, the quota to 0; registration cannot be changed while Intune manages devices. */
function replacePolicy(call: GraphCall): GraphAnswer {
  const row = policyOf(call);
  if (row === undefined) return answerPolicy(call, row);
  const azureADRegistration = partOf(call.body.azureADRegistration);
  const azureADJoin = partOf(call.body.azureADJoin);
  if (azureADRegistration === undefined || azureADJoin === undefined)
    return directoryFailure(400, "Request_BadRequest", "The request is missing a required member of the policy.");
  const wanted = readMembership(azureADRegistration.allowedToRegister);
  if (wanted === undefined || JSON.stringify(wanted) !== JSON.stringify(row.registration))
    return directoryFailure(400, "Request_BadRequest", "azureADRegistration cannot be changed when Intune is enabled.");
  const allowed = readMembership(azureADJoin.allowedToJoin);
  if (allowed === undefined)
    return directoryFailure(400, "Request_BadRequest", "The value of allowedToJoin is not valid.");
  const admins = partOf(azureADJoin.localAdmins);
  const { userDeviceQuota, multiFactorAuthConfiguration } = call.body;
  const changed = call.world.registrationPolicies.put({
    ...row,
    userDeviceQuota: typeof userDeviceQuota === "number" ? userDeviceQuota : 0,
    multiFactorAuthConfiguration: multiFactorAuthConfiguration === "required" ? "required" : "notRequired",
    join: allowed,
    localAdmins: readMembership(admins?.registeringUsers) ?? { kind: "all", users: [], groups: [] },
    globalAdminsAreLocal: admins?.enableGlobalAdmins !== false,
    localAdminPasswordIsEnabled: partOf(call.body.localAdminPassword)?.isEnabled === true,
  });
  return answerPolicy(call, changed);
}

function partOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
}

function readMembership(value: unknown): RegistrationMembership | undefined {
  const part = partOf(value);
  const type = String(part?.["@odata.type"] ?? "").toLowerCase();
  const kind = (["all", "none", "enumerated"] as const).find((each) => kinds[each].toLowerCase() === type);
  const ids = (list: unknown): readonly string[] => (Array.isArray(list) ? list.map(String) : []);
  return kind === undefined ? undefined : { kind, users: ids(part?.users), groups: ids(part?.groups) };
}

function membershipResource({ kind, users, groups }: RegistrationMembership): DeviceRegistrationMembership {
  return { ...{ "@odata.type": kinds[kind] }, ...(kind === "enumerated" ? { users, groups } : {}) };
}

function policyResource(row: RegistrationPolicyRow): DeviceRegistrationPolicy {
  return {
    id: row.id,
    displayName: "Device Registration Policy",
    description:
      "Tenant-wide policy that manages initial provisioning controls using quota restrictions, additional authentication and authorization checks",
    userDeviceQuota: row.userDeviceQuota,
    multiFactorAuthConfiguration: row.multiFactorAuthConfiguration,
    azureADRegistration: { isAdminConfigurable: false, allowedToRegister: membershipResource(row.registration) },
    azureADJoin: {
      isAdminConfigurable: row.joinIsConfigurable,
      allowedToJoin: membershipResource(row.join),
      localAdmins: {
        enableGlobalAdmins: row.globalAdminsAreLocal,
        registeringUsers: membershipResource(row.localAdmins),
      },
    },
    localAdminPassword: { isEnabled: row.localAdminPasswordIsEnabled },
  };
}
