import { expect, test } from "vitest";
import { issueAccessToken } from "../../../main/practice/tenant/login/access-token.ts";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import { identities, intuneError, startSimulatedTenant } from "./simulated-tenant.ts";

const mdm = "/beta/policies/mobileDeviceManagementPolicies/0000000a-0000-0000-c000-000000000000";
const registration = "/v1.0/policies/deviceRegistrationPolicy";
const everybody = { "@odata.type": "#microsoft.graph.allDeviceRegistrationMembership" };

test("automatic enrolment is set for all, nobody, or by adding groups, and never together with its addresses", async () => {
  const tenant = await startSimulatedTenant();
  const patch = async (body: object) => (await tenant.send("PATCH", mdm, body)).status;
  expect((await tenant.get(mdm)).body).toMatchObject({ appliesTo: "all", isValid: true });
  expect(await patch({ appliesTo: "none", discoveryUrl: "https://example.com" })).toBe(400);
  expect(await patch({ appliesTo: "selected" })).toBe(400);
  expect(await patch({ appliesTo: "none" })).toBe(204);
  expect(await patch({ discoveryUrl: "https://example.com/discovery.svc" })).toBe(204);
  const [group] = (await tenant.get("/v1.0/groups")).body.value;
  const reference = { "@odata.id": `https://graph.microsoft.com/odata/groups('${group.id}')` };
  expect((await tenant.send("POST", `${mdm}/includedGroups/$ref`, reference)).status).toBe(204);
  expect((await tenant.send("POST", `${mdm}/includedGroups/$ref`, reference)).status).toBe(400);
  expect((await tenant.get(`${mdm}?$expand=includedGroups`)).body).toMatchObject({
    appliesTo: "selected",
    discoveryUrl: "https://example.com/discovery.svc",
    includedGroups: [{ id: group.id }],
  });
  expect((await tenant.send("DELETE", `${mdm}/includedGroups/${group.id}/$ref`)).status).toBe(204);
  expect((await tenant.get(`${mdm}/includedGroups`)).body.value).toEqual([]);
  expect(await patch({ appliesTo: "all" })).toBe(204);
  expect((await tenant.get(mdm.replace("beta", "v1.0"))).status).toBe(404);
  expect((await tenant.get(mdm.replace("mobileDevice", "mobileApp"))).body.appliesTo).toBe("none");
});

test("automatic enrolment is for people alone, whatever an application may", async () => {
  const tenant = await startSimulatedTenant();
  const { world } = tenant.practice;
  const token = issueAccessToken(world, "x", { kind: "application", roles: ["Policy.Read.All"] }, tenant.now());
  const headers = { Authorization: `Bearer ${token}` };
  expect((await tenant.get(mdm, headers)).status).toBe(403);
  expect((await tenant.get(registration, headers)).status).toBe(200);
});

test("the registration policy is replaced as a whole, and forgets what a body leaves out", async () => {
  const tenant = await startSimulatedTenant();
  const before = (await tenant.get(registration)).body;
  expect(before).toMatchObject({ userDeviceQuota: 50, multiFactorAuthConfiguration: "notRequired" });
  const { "@odata.context": _context, userDeviceQuota: _quota, ...rest } = before;
  const nobody = { "@odata.type": "#microsoft.graph.noDeviceRegistrationMembership" };
  const changed = { ...rest, azureADJoin: { ...rest.azureADJoin, allowedToJoin: nobody } };
  expect((await tenant.send("PUT", registration, changed)).body).toMatchObject({
    userDeviceQuota: 0,
    azureADJoin: { allowedToJoin: nobody, localAdmins: { registeringUsers: everybody } },
  });
  expect((await tenant.send("PUT", registration, { userDeviceQuota: 5 })).status).toBe(400);
  const registers = { azureADRegistration: { allowedToRegister: nobody } };
  expect((await tenant.send("PUT", registration, { ...rest, ...registers })).status).toBe(400);
  expect((await tenant.send("PATCH", registration, {})).status).toBe(405);
});

test("a rule is tried on a device without waiting", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll("OTHER");
  const [device] = (await tenant.get("/v1.0/devices")).body.value;
  const [group] = (await tenant.get("/v1.0/groups")).body.value;
  const tried = await tenant.send("POST", `/beta/groups/${group.id}/evaluateDynamicMembership`, {
    memberId: device.id,
  });
  expect(tried.body.membershipRuleEvaluationResult).toBe(false);
  const other = await tenant.send("POST", "/beta/groups/evaluateDynamicMembership", {
    memberId: device.id,
    membershipRule: '(device.devicePhysicalIds -any _ -eq "[OrderID]:OTHER")',
  });
  expect(other.body.membershipRuleEvaluationResult).toBe(true);
  const wrong = { memberId: device.id, membershipRule: "nonsense" };
  expect((await tenant.send("POST", "/beta/groups/evaluateDynamicMembership", wrong)).status).toBe(400);
});

test("a rule is still being calculated while devices wait for it", async () => {
  const tenant = await startSimulatedTenant();
  const [group] = (await tenant.get("/v1.0/groups")).body.value;
  const status = async () =>
    (await tenant.get(`/beta/groups/${group.id}?$select=membershipRuleProcessingStatus`)).body
      .membershipRuleProcessingStatus.status;
  expect(await status()).toBe("Succeeded");
  const [device] = (await tenant.get(identities)).body.value;
  expect(device).toBeUndefined();
  await tenant.registerAll();
  const [registered] = (await tenant.get(identities)).body.value;
  await tenant.send("POST", `${identities}/${registered.id}/updateDeviceProperties`, { groupTag: "OTHER" });
  tenant.advance(minuteMs);
  expect(await status()).toBe("Running");
  tenant.advance(30 * minuteMs);
  expect(await status()).toBe("Succeeded");
});

test("single devices are given a profile by their ids", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll("NOBODYS");
  const [device] = (await tenant.get(identities)).body.value;
  const [profile] = (await tenant.get("/beta/deviceManagement/windowsAutopilotDeploymentProfiles")).body.value;
  const assign = `/beta/deviceManagement/windowsAutopilotDeploymentProfiles/${profile.id}/assign`;
  expect((await tenant.send("POST", assign, { deviceIds: ["nobody"] })).status).toBe(400);
  expect((await tenant.send("POST", assign, { deviceIds: [device.id] })).status).toBe(204);
  tenant.advance(30 * minuteMs);
  expect((await tenant.get(`${identities}/${device.id}?$expand=deploymentProfile`)).body.deploymentProfile.id).toBe(
    profile.id,
  );
});

test("a room's account is assigned to a device and taken from it", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const [device] = (await tenant.get(identities)).body.value;
  const account = { userPrincipalName: "room@x.com", addressableUserName: "Room", resourceAccountName: "Room 1" };
  const path = `${identities}/${device.id}`;
  expect((await tenant.send("POST", `${path}/assignResourceAccountToDevice`, account)).status).toBe(204);
  tenant.advance(minuteMs);
  expect((await tenant.get(path)).body).toMatchObject({ resourceName: "Room 1", userPrincipalName: "room@x.com" });
  expect((await tenant.send("POST", `${path}/unassignResourceAccountFromDevice`)).status).toBe(204);
  tenant.advance(minuteMs);
  expect((await tenant.get(path)).body.resourceName).toBe("");
});

test("corporate identifiers are a list of their own", async () => {
  const tenant = await startSimulatedTenant();
  const path = "/beta/deviceManagement/importedDeviceIdentities";
  const row = {
    importedDeviceIdentityType: "manufacturerModelSerial",
    importedDeviceIdentifier: "Contoso,Book 14,SIM1",
    description: "x",
  };
  const send = (overwriteImportedDeviceIdentities: boolean) =>
    tenant.send("POST", `${path}/importDeviceIdentityList`, {
      importedDeviceIdentities: [row],
      overwriteImportedDeviceIdentities,
    });
  expect((await send(false)).body.value).toMatchObject([{ ...row, status: true }]);
  expect((await send(false)).body.value[0].status).toBe(false);
  expect((await send(true)).body.value[0].status).toBe(true);
  const { value } = (await tenant.get(path)).body;
  expect((await tenant.send("DELETE", `${path}/${value[0].id}`)).status).toBe(204);
  expect((await tenant.get(path)).body.value).toEqual([]);
  const empty = await tenant.send("POST", `${path}/importDeviceIdentityList`, { importedDeviceIdentities: [] });
  expect(intuneError(empty).Message).toContain("empty");
});
