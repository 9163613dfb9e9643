import { expect, test } from "vitest";
import { minuteMs, secondMs } from "../../../main/practice/world/durations.ts";
import { identities, intuneError, startSimulatedTenant } from "./simulated-tenant.ts";

const profiles = "/beta/deviceManagement/windowsAutopilotDeploymentProfiles";
const configurations = "/beta/deviceManagement/deviceEnrollmentConfigurations";
const settings = "/beta/deviceManagement/windowsAutopilotSettings";
const entraProfile = "#microsoft.graph.azureADWindowsAutopilotDeploymentProfile";

test("a new group, profile and assignment take the devices over", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll("LAB");
  const group = await tenant.send("POST", "/v1.0/groups", {
    displayName: "Lab bench",
    mailEnabled: false,
    mailNickname: "labbench",
    securityEnabled: true,
    groupTypes: ["DynamicMembership"],
    membershipRule: '(device.devicePhysicalIds -any _ -eq "[OrderID]:LAB")',
    membershipRuleProcessingState: "On",
  });
  expect(group.status).toBe(201);
  const profile = await tenant.send("POST", profiles, {
    "@odata.type": entraProfile,
    displayName: "Lab profile",
    locale: "os-default",
    preprovisioningAllowed: true,
    outOfBoxExperienceSetting: { userType: "standard", deviceUsageType: "singleUser" },
  });
  expect(profile.status).toBe(201);
  const target = { "@odata.type": "#microsoft.graph.groupAssignmentTarget", groupId: group.body.id };
  const assignment = await tenant.send("POST", `${profiles}/${profile.body.id}/assignments`, { target });
  expect([assignment.status, assignment.body.id]).toEqual([201, `${profile.body.id}_${group.body.id}_0`]);
  tenant.advance(25 * minuteMs);
  const members = `/beta/groups/${group.body.id}/members/microsoft.graph.device?$select=id,deviceId,displayName`;
  expect((await tenant.get(members)).body.value).toHaveLength(11);
  expect((await tenant.get(`${profiles}/${profile.body.id}/assignedDevices`)).body.value).toHaveLength(11);
  expect((await tenant.get(`${profiles}/${profile.body.id}/assignments`)).body.value).toHaveLength(1);

  const assigned = await tenant.send("DELETE", `${profiles}/${profile.body.id}`);
  expect([assigned.status, intuneError(assigned).Message]).toEqual([400, expect.stringContaining("assignments")]);
  const unassign = `${profiles}/${profile.body.id}/assignments/${profile.body.id}_${group.body.id}_0`;
  expect((await tenant.send("DELETE", unassign)).status).toBe(204);
  expect((await tenant.send("DELETE", `${profiles}/${profile.body.id}`)).status).toBe(204);
  tenant.advance(15 * minuteMs);
  const statuses = (await tenant.get(identities)).body.value.map(
    (device: { deploymentProfileAssignmentStatus: string }) => device.deploymentProfileAssignmentStatus,
  );
  expect(new Set(statuses)).toEqual(new Set(["notAssigned"]));
});

test.each([
  ["no name", { displayName: undefined }],
  ["a nickname with a blank", { mailNickname: "lab bench" }],
  ["a rule without the type", { groupTypes: [] }],
  ["a rule nobody can read", { membershipRule: "(device.devicePhysicalIds -any" }],
  ["a rule about people", { membershipRule: '(user.department -eq "Sales")' }],
])("a group with %s is refused", async (_, change) => {
  const tenant = await startSimulatedTenant();
  const body = {
    displayName: "Lab",
    mailEnabled: false,
    mailNickname: "lab",
    securityEnabled: true,
    groupTypes: ["DynamicMembership"],
    membershipRule: '(device.devicePhysicalIds -any (_ -eq "[OrderID]:LAB"))',
    ...change,
  };
  expect((await tenant.send("POST", "/v1.0/groups", body)).status).toBe(400);
});

test("members of an assigned group are named by the public address; a dynamic one refuses them", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const [device] = (await tenant.get("/v1.0/devices")).body.value;
  const group = await tenant.send("POST", "/v1.0/groups", {
    displayName: "By hand",
    mailEnabled: false,
    mailNickname: "byhand",
    securityEnabled: true,
  });
  const members = `/v1.0/groups/${group.body.id}/members`;
  const reference = { "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${device.id}` };
  expect((await tenant.send("POST", `${members}/$ref`, reference)).status).toBe(204);
  expect((await tenant.send("POST", `${members}/$ref`, reference)).status).toBe(400);
  const listed = (await tenant.get(members)).body.value;
  expect(listed.map((member: { id: string; "@odata.type": string }) => [member.id, member["@odata.type"]])).toEqual([
    [device.id, "#microsoft.graph.device"],
  ]);
  expect((await tenant.send("DELETE", `${members}/${device.id}/$ref`)).status).toBe(204);
  expect((await tenant.get(members)).body.value).toEqual([]);
  const [dynamic] = (await tenant.get("/v1.0/groups?$filter=displayName eq 'Northwind Traders staging'")).body.value;
  expect((await tenant.send("POST", `/v1.0/groups/${dynamic.id}/members/$ref`, reference)).status).toBe(403);
});

test("a hyphen in a profile's name is answered with 500 and no reason", async () => {
  const tenant = await startSimulatedTenant();
  const reply = await tenant.send("POST", profiles, { "@odata.type": entraProfile, displayName: "pre-provisioning" });
  expect([reply.status, reply.body.error.code]).toEqual([500, "InternalServerError"]);
});

test("old and new property names in one body are a switch", async () => {
  const body = { "@odata.type": entraProfile, displayName: "Mixed", enableWhiteGlove: true, locale: "en-US" };
  const takes = await startSimulatedTenant();
  expect((await takes.send("POST", profiles, body)).body).toMatchObject({
    preprovisioningAllowed: true,
    language: "en-US",
  });
  const refuses = await startSimulatedTenant({ switches: { takesMixedProfileNames: false } });
  expect((await refuses.send("POST", profiles, body)).status).toBe(400);
});

test("an edited profile is out of sync for a while", async () => {
  const tenant = await startSimulatedTenant({ switches: { assignedStatus: "assignedInSync" } });
  await tenant.registerAll();
  const statuses = async () =>
    new Set(
      (await tenant.get(identities)).body.value.map(
        (device: { deploymentProfileAssignmentStatus: string }) => device.deploymentProfileAssignmentStatus,
      ),
    );
  const [profile] = (await tenant.get(profiles)).body.value;
  await tenant.send("PATCH", `${profiles}/${profile.id}`, { "@odata.type": entraProfile, description: "edited" });
  expect(await statuses()).toEqual(new Set(["assignedOutOfSync"]));
  tenant.advance(10 * minuteMs);
  expect(await statuses()).toEqual(new Set(["assignedInSync"]));
});

test("an Enrollment Status Page is created, changed, assigned, moved and deleted; the default one stays", async () => {
  const tenant = await startSimulatedTenant({ scenario: "hard-day" });
  const list = (await tenant.get(`${configurations}?$expand=assignments`)).body.value;
  const type = "#microsoft.graph.windows10EnrollmentCompletionPageConfiguration";
  const pages = list.filter((row: { "@odata.type": string }) => row["@odata.type"] === type);
  expect(pages.map((row: { priority: number }) => row.priority)).toEqual([0, 1, 2]);
  expect(list.length).toBeGreaterThan(pages.length);
  const created = await tenant.send("POST", configurations, {
    "@odata.type": type,
    displayName: "Lab page",
    showInstallationProgress: true,
    installProgressTimeoutInMinutes: "90",
  });
  expect(created.body).toMatchObject({ priority: 3, installProgressTimeoutInMinutes: 90 });
  const path = `${configurations}/${created.body.id}`;
  const target = { "@odata.type": "#microsoft.graph.allDevicesAssignmentTarget" };
  expect(
    (await tenant.send("POST", `${path}/assign`, { enrollmentConfigurationAssignments: [{ target }] })).status,
  ).toBe(204);
  expect((await tenant.get(`${path}/assignments`)).body.value).toHaveLength(1);
  expect((await tenant.send("POST", `${path}/setPriority`, { priority: 1 })).status).toBe(204);
  expect((await tenant.get(path)).body.priority).toBe(1);
  expect(
    (await tenant.send("PATCH", path, { "@odata.type": type, customErrorMessage: "Call us" })).body.customErrorMessage,
  ).toBe("Call us");
  expect((await tenant.send("DELETE", path)).status).toBe(204);
  expect((await tenant.send("DELETE", `${configurations}/${pages[0].id}`)).status).toBe(400);
});

test("a sync is refused while one runs and for ten minutes after its start", async () => {
  const tenant = await startSimulatedTenant();
  const sync = () => tenant.send("POST", `${settings}/sync`, "", { "Content-Type": "application/json" });
  expect((await sync()).status).toBe(204);
  expect((await tenant.get(settings)).body.syncStatus).toBe("inProgress");
  expect((await sync()).status).toBe(409);
  tenant.advance(180 * secondMs);
  expect((await tenant.get(settings)).body.syncStatus).toBe("completed");
  const soon = await sync();
  expect([soon.status, soon.body.error.code]).toEqual([429, "TooManyRequests"]);
  tenant.advance(10 * minuteMs);
  expect((await sync()).status).toBe(204);
});

test("switches change what nobody has proven", async () => {
  const pending = await startSimulatedTenant({
    switches: { importShowsPending: true, refusesSerialEquals: false, ignoresFirstUpdate: true },
  });
  await pending.registerAll();
  const [device] = (await pending.get(identities)).body.value;
  expect((await pending.get(`${identities}?$filter=serialNumber eq '${device.serialNumber}'`)).body.value).toHaveLength(
    1,
  );
  const tag = async () => (await pending.get(`${identities}/${device.id}`)).body.groupTag;
  for (const wanted of ["NW-SALES", "LAB"]) {
    await pending.send("POST", `${identities}/${device.id}/updateDeviceProperties`, { groupTag: "LAB" });
    pending.advance(minuteMs);
    expect(await tag()).toBe(wanted);
  }
});

test("people are assigned to and taken from a device", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const [device] = (await tenant.get(identities)).body.value;
  const userOf = async () => (await tenant.get(`${identities}/${device.id}`)).body.userPrincipalName;
  const assign = { userPrincipalName: "adele@northwindtraders.onmicrosoft.com", addressableUserName: "Adele" };
  expect((await tenant.send("POST", `${identities}/${device.id}/assignUserToDevice`, assign)).status).toBe(204);
  tenant.advance(minuteMs);
  expect(await userOf()).toBe(assign.userPrincipalName);
  expect((await tenant.send("POST", `${identities}/${device.id}/unassignUserFromDevice`)).status).toBe(204);
  tenant.advance(minuteMs);
  expect(await userOf()).toBe("");
});
