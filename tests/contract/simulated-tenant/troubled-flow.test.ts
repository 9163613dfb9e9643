import { expect, test } from "vitest";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import { eventOf, managedDevices, positionOf, runFlow, serialAt, truthAt } from "./bench-steps.ts";
import { identities, intuneError, startSimulatedTenant } from "./simulated-tenant.ts";

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
