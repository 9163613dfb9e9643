import { expect, test } from "vitest";
import type { DeviceCharacter } from "../../../main/practice/world/device-rows.ts";
import { minuteMs, secondMs } from "../../../main/practice/world/durations.ts";
import { identities, intuneError, type SimulatedTenant, startSimulatedTenant } from "./simulated-tenant.ts";

const events = "/beta/deviceManagement/autopilotEvents";
const managedDevices = "/beta/deviceManagement/managedDevices";

function positionOf(tenant: SimulatedTenant, character: DeviceCharacter): number {
  const device = tenant.practice.world.devices.all().find((candidate) => candidate.character === character);
  if (device === undefined) throw new Error(`no device is ${character}`);
  return device.position;
}

function serialAt(tenant: SimulatedTenant, position: number): string {
  return tenant.practice.state().devices[position - 1]?.serialNumber ?? "";
}

/** Lets time pass until the device shows another page than progress, at most two hours; gives the minutes. */
function runFlow(tenant: SimulatedTenant, position: number): number {
  for (let minutes = 0; minutes < 120; minutes += 1) {
    if (tenant.screen(position).page !== "enrollmentStatus") return minutes;
    tenant.advance(minuteMs);
  }
  return 120;
}

async function eventOf(tenant: SimulatedTenant, serial: string) {
  const rows = (await tenant.get(events)).body.value;
  return rows.find((row: { deviceSerialNumber: string }) => row.deviceSerialNumber === serial);
}

async function truthAt(tenant: SimulatedTenant, position: number) {
  return (await tenant.get("/_practice/v1/truth")).body.devices[position - 1];
}

test("a clean unit goes from the first page to sealed, and the tenant follows", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const serial = serialAt(tenant, 1);
  const startedAt = tenant.now();
  expect((await tenant.act(1, "start")).body.screen).toMatchObject({
    page: "enrollmentStatus",
    phase: "devicePreparation",
  });
  expect((await tenant.get(managedDevices)).body.value).toEqual([]);
  const minutes = runFlow(tenant, 1);
  expect(minutes).toBeGreaterThanOrEqual(15);
  expect(minutes).toBeLessThanOrEqual(48);
  expect(tenant.screen(1)).toMatchObject({ page: "success", organisation: "Northwind Traders" });

  const [managed] = (await tenant.get(`${managedDevices}?$filter=serialNumber eq '${serial}'`)).body.value;
  expect(managed).toMatchObject({
    deviceName: serial,
    userPrincipalName: "",
    deviceEnrollmentType: "windowsAzureADJoinUsingDeviceAuth",
  });
  expect(Date.parse(managed.enrolledDateTime)).toBeGreaterThan(startedAt);
  const [identity] = (await tenant.get(`${identities}?$filter=contains(serialNumber,'${serial}')`)).body.value;
  expect(identity).toMatchObject({ enrollmentState: "enrolled", managedDeviceId: managed.id });

  tenant.advance(15 * minuteMs);
  expect(await eventOf(tenant, serial)).toMatchObject({
    enrollmentType: "azureADJoinedWithWhiteGlove",
    deploymentState: "success",
    deviceSetupStatus: "success",
    accountSetupStatus: "notAttempted",
    userPrincipalName: "",
    windows10EnrollmentCompletionPageConfigurationDisplayName: "Bench device page",
  });
  expect((await tenant.act(1, "pressReseal")).body.screen).toEqual({ page: "off" });
  expect(await truthAt(tenant, 1)).toMatchObject({ outcome: "ready", sealedProperly: true });

  const sealedSync = (await tenant.get(`${managedDevices}/${managed.id}`)).body.lastSyncDateTime;
  tenant.advance(60 * minuteMs);
  expect((await tenant.get(`${managedDevices}/${managed.id}`)).body.lastSyncDateTime).toBe(sealedSync);
  await tenant.act(1, "powerOn");
  tenant.advance(180 * secondMs);
  const contact = (await tenant.get(`${managedDevices}/${managed.id}`)).body.lastSyncDateTime;
  expect(Date.parse(contact)).toBeGreaterThan(Date.parse(sealedSync));
  expect(await truthAt(tenant, 1)).toMatchObject({ sealedProperly: false });
});

test("pre-provisioning is offered only with a profile, and names organisation, profile and QR code", async () => {
  const tenant = await startSimulatedTenant();
  expect((await tenant.act(1, "start")).body.screen).toEqual({
    page: "noPreProvision",
    reason: "The device is not registered with an organization.",
  });
  await tenant.registerAll();
  const page = (await tenant.act(1, "refresh")).body.screen;
  expect(page).toMatchObject({ page: "preProvision", organisation: "Northwind Traders", user: "" });
  const qr = JSON.parse(page.qr);
  expect((await tenant.get(`${identities}/${qr.ZtdId}`)).body.serialNumber).toBe(qr.SerialNumber);
  const foreign = (await tenant.act(positionOf(tenant, "foreignTenant"), "start")).body.screen;
  expect(foreign).toMatchObject({ page: "noPreProvision" });
  expect((await tenant.act(1, "start")).body.screen.page).toBe("enrollmentStatus");
});

test("hands can only do what the page offers", async () => {
  const tenant = await startSimulatedTenant();
  for (const action of ["pressReseal", "retry", "powerOn"] as const)
    expect((await tenant.act(1, action)).status).toBe(409);
  expect((await tenant.act(99, "start")).status).toBe(404);
  expect((await tenant.send("POST", "/_practice/v1/act", { position: 1, action: "kick" })).status).toBe(400);
  expect((await tenant.send("POST", "/_practice/v1/act", "nonsense")).status).toBe(400);
  expect((await tenant.get("/_practice/v1/nonsense")).status).toBe(404);
  await tenant.act(1, "powerOff");
  expect(tenant.screen(1)).toEqual({ page: "off" });
  expect((await tenant.act(1, "start")).status).toBe(409);
});

test("a unit without a TPM fails while securing the hardware and leaves nothing in the tenant", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const position = positionOf(tenant, "noTpm");
  await tenant.act(position, "start");
  runFlow(tenant, position);
  expect(tenant.screen(position)).toMatchObject({
    page: "failure",
    errorCode: "0x800705B4",
    step: "Securing your hardware",
  });
  tenant.advance(30 * minuteMs);
  expect((await tenant.get(managedDevices)).body.value).toEqual([]);
  expect(await eventOf(tenant, serialAt(tenant, position))).toBeUndefined();
  expect(await truthAt(tenant, position)).toMatchObject({ outcome: "stop" });
});

test("a blocking app that is never detected shows red, also after Retry, and the report says failure", async () => {
  const tenant = await startSimulatedTenant({ scenario: "hard-day" });
  await tenant.registerAll();
  const position = positionOf(tenant, "appFails");
  await tenant.act(position, "start");
  runFlow(tenant, position);
  const red = { page: "failure", errorCode: "0x87D1041C", step: "Contoso Print Client" };
  expect(tenant.screen(position)).toMatchObject(red);
  expect((await tenant.act(position, "retry")).body.screen.phase).toBe("deviceSetup");
  runFlow(tenant, position);
  expect(tenant.screen(position)).toMatchObject(red);
  tenant.advance(15 * minuteMs);
  expect(await eventOf(tenant, serialAt(tenant, position))).toMatchObject({
    deploymentState: "failure",
    deviceSetupStatus: "failure",
  });
});

test("a hanging unit never ends by itself", async () => {
  const tenant = await startSimulatedTenant({ scenario: "hard-day" });
  await tenant.registerAll();
  const position = positionOf(tenant, "hangs");
  await tenant.act(position, "start");
  expect(runFlow(tenant, position)).toBe(120);
  expect(tenant.screen(position)).toMatchObject({ page: "enrollmentStatus", phase: "deviceSetup" });
  expect(await eventOf(tenant, serialAt(tenant, position))).toMatchObject({ deploymentState: "inProgress" });
  expect((await tenant.act(position, "reset")).status).toBe(409);
  await tenant.act(position, "powerOff");
  await tenant.act(position, "powerOn");
  expect(tenant.screen(position)).toEqual({ page: "language" });
});

test("a success that came too early can be found out from page, groups and report", async () => {
  const tenant = await startSimulatedTenant({ scenario: "hard-day" });
  await tenant.registerAll();
  const position = positionOf(tenant, "successTooEarly");
  await tenant.act(position, "start");
  expect(runFlow(tenant, position)).toBeLessThan(15);
  expect(tenant.screen(position)).toMatchObject({ page: "success" });
  tenant.advance(15 * minuteMs);
  const serial = serialAt(tenant, position);
  const event = await eventOf(tenant, serial);
  expect(event).toMatchObject({ deviceSetupStatus: "success" });
  const espId = event.windows10EnrollmentCompletionPageConfigurationId;
  const esp = (await tenant.get(`/beta/deviceManagement/deviceEnrollmentConfigurations/${espId}?$expand=assignments`))
    .body;
  expect(esp).toMatchObject({ showInstallationProgress: false, priority: 1 });
  const group = `/v1.0/groups/${esp.assignments[0].target.groupId}/members/microsoft.graph.device`;
  expect((await tenant.get(group)).body.value.map((member: { displayName: string }) => member.displayName)).toEqual([
    serial,
  ]);
  await tenant.act(position, "pressReseal");
  expect(await truthAt(tenant, position)).toMatchObject({ outcome: "stop" });
});

test("a report that never updates stays in progress while the unit is well", async () => {
  const tenant = await startSimulatedTenant({ scenario: "hard-day" });
  await tenant.registerAll();
  const position = positionOf(tenant, "reportNeverUpdates");
  await tenant.act(position, "start");
  runFlow(tenant, position);
  await tenant.act(position, "pressReseal");
  tenant.advance(24 * 60 * minuteMs);
  expect(await eventOf(tenant, serialAt(tenant, position))).toMatchObject({ deploymentState: "inProgress" });
  expect(await truthAt(tenant, position)).toMatchObject({ outcome: "look", sealedProperly: true });
});

test("a second run needs the old record deleted or the device unblocked", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  await tenant.act(1, "start");
  runFlow(tenant, 1);
  await tenant.act(1, "reset");
  await tenant.act(1, "start");
  runFlow(tenant, 1);
  expect(tenant.screen(1)).toMatchObject({ page: "failure", errorCode: "0x80180014" });
  const [identity] = (await tenant.get(`${identities}?$filter=contains(serialNumber,'${serialAt(tenant, 1)}')`)).body
    .value;
  expect(identity.userlessEnrollmentStatus).toBe("blocked");
  const enrolled = await tenant.send("DELETE", `${identities}/${identity.id}`);
  expect([enrolled.status, intuneError(enrolled).Message]).toEqual([400, expect.stringContaining("enrolled")]);
  expect((await tenant.send("POST", `${identities}/${identity.id}/allowNextEnrollment`)).status).toBe(204);
  await tenant.act(1, "reset");
  await tenant.act(1, "start");
  runFlow(tenant, 1);
  expect(tenant.screen(1)).toMatchObject({ page: "success" });
});

test("a profile that does not allow pre-provisioning fails when the device registers", async () => {
  const tenant = await startSimulatedTenant();
  const profiles = "/beta/deviceManagement/windowsAutopilotDeploymentProfiles";
  const [profile] = (await tenant.get(profiles)).body.value;
  const patched = await tenant.send("PATCH", `${profiles}/${profile.id}`, {
    ...profile,
    preprovisioningAllowed: "False",
    enableWhiteGlove: false,
  });
  expect([patched.status, patched.body.preprovisioningAllowed]).toEqual([200, false]);
  await tenant.registerAll();
  await tenant.act(1, "start");
  runFlow(tenant, 1);
  expect(tenant.screen(1)).toMatchObject({ page: "failure", errorCode: "0x80180005" });
});

test("the report gives fifty rows a page, whatever is asked", async () => {
  const tenant = await startSimulatedTenant({ scenario: "thousand", units: 60 });
  await tenant.registerAll();
  for (const device of tenant.practice.state().devices) await tenant.act(device.position, "start");
  tenant.advance(30 * minuteMs);
  const first = await tenant.get(`${events}?$top=999&$orderby=deploymentStartDateTime desc`);
  expect(first.body.value).toHaveLength(50);
  const second = await tenant.get(first.body["@odata.nextLink"]);
  expect(second.body.value).toHaveLength(10);
  expect(second.body["@odata.nextLink"]).toBeUndefined();
});

test.each([
  [true, "failure"],
  [false, "successOnRetry"],
])("after a retry that went well the report says (failure stays: %s) %s", async (retryLeavesFailure, expected) => {
  const tenant = await startSimulatedTenant({ characters: ["appFailsOnce"], switches: { retryLeavesFailure } });
  await tenant.registerAll();
  await tenant.act(1, "start");
  runFlow(tenant, 1);
  expect(tenant.screen(1)).toMatchObject({ page: "failure" });
  tenant.advance(15 * minuteMs);
  await tenant.act(1, "retry");
  runFlow(tenant, 1);
  expect(tenant.screen(1)).toMatchObject({ page: "success" });
  tenant.advance(15 * minuteMs);
  expect(await eventOf(tenant, serialAt(tenant, 1))).toMatchObject({ deploymentState: expected });
});
