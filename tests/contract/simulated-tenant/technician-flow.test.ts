import { expect, test } from "vitest";
import { minuteMs, secondMs } from "../../../main/practice/world/durations.ts";
import { eventOf, events, managedDevices, positionOf, runFlow, serialAt, truthAt } from "./bench-steps.ts";
import { identities, startSimulatedTenant } from "./simulated-tenant.ts";

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
