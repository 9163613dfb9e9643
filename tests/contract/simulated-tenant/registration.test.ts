import { expect, test } from "vitest";
import { hardwareHashOf } from "../../../main/practice/world/device-reading.ts";
import { minuteMs, secondMs } from "../../../main/practice/world/durations.ts";
import { identities, imports, intuneError, startSimulatedTenant, uploads } from "./simulated-tenant.ts";

test("an uploaded row reads unknown, then complete with its ZTDID, and never shows the hash", async () => {
  const tenant = await startSimulatedTenant();
  const [first] = uploads(tenant, "NW-SALES");
  const posted = await tenant.send("POST", imports, first);
  expect(posted.status).toBe(201);
  expect(posted.body).toMatchObject({
    groupTag: "NW-SALES",
    hardwareIdentifier: null,
    state: { deviceImportStatus: "unknown", deviceRegistrationId: "", deviceErrorCode: 0, deviceErrorName: "" },
  });
  const before = await tenant.get(`${imports}/${posted.body.id}`);
  expect(before.body.state.deviceImportStatus).toBe("unknown");

  tenant.advance(180 * secondMs);
  const after = await tenant.get(`${imports}/${posted.body.id}`);
  expect(after.body.state).toMatchObject({
    deviceImportStatus: "complete",
    deviceErrorCode: 0,
    deviceErrorName: "None",
  });
  const byId = await tenant.get(`${identities}/${after.body.state.deviceRegistrationId}`);
  expect(byId.status).toBe(200);
  expect(byId.body.serialNumber).toBe(posted.body.serialNumber);
});

test("a device can be read by id at once and appears in lists up to a minute later", async () => {
  const tenant = await startSimulatedTenant();
  const posted = await tenant.send("POST", imports, uploads(tenant, "NW-SALES")[0]);
  let ztdId = "";
  for (let waited = 0; waited < 200 && ztdId === ""; waited += 1) {
    tenant.advance(secondMs);
    ztdId = (await tenant.get(`${imports}/${posted.body.id}`)).body.state.deviceRegistrationId;
  }
  expect((await tenant.get(`${identities}/${ztdId}`)).status).toBe(200);
  expect((await tenant.get(identities)).body.value).toEqual([]);
  tenant.advance(minuteMs);
  expect((await tenant.get(identities)).body.value).toHaveLength(1);
});

test("each refusal of the service has its own code", async () => {
  const tenant = await startSimulatedTenant();
  const rows = uploads(tenant, "NW-SALES");
  const notAHash = Buffer.alloc(3000, 7).toString("base64");
  await tenant.send("POST", `${imports}/import`, {
    importedWindowsAutopilotDeviceIdentities: [
      ...rows,
      rows[0],
      { serialNumber: "SIMBROKEN", hardwareIdentifier: notAHash },
    ],
  });
  tenant.advance(180 * secondMs);
  await tenant.send("POST", imports, rows[1]);
  tenant.advance(180 * secondMs);
  const states = (await tenant.get(imports)).body.value.map(
    (row: { serialNumber: string; state: { deviceErrorName: string } }) => row.state.deviceErrorName,
  );
  expect(states.toSorted()).toEqual(
    [
      ...new Array(11).fill("None"),
      "InvalidZtdHardwareHash",
      "ZtdDeviceAlreadyAssigned",
      "ZtdDeviceAssignedToOtherTenant",
      "ZtdDeviceDuplicated",
    ].toSorted(),
  );
});

test("a hash that is not base64 refuses the whole call", async () => {
  const tenant = await startSimulatedTenant();
  const reply = await tenant.send("POST", `${imports}/import`, {
    importedWindowsAutopilotDeviceIdentities: [
      ...uploads(tenant, "T"),
      { serialNumber: "A", hardwareIdentifier: "T0E?" },
    ],
  });
  expect(reply.status).toBe(400);
  expect(intuneError(reply).Message).toContain("Edm.Binary");
  expect((await tenant.get(imports)).body.value).toEqual([]);
});

test("imported rows can be filtered by importId and deleted one by one, never as a collection", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.send("POST", `${imports}/import`, { importedWindowsAutopilotDeviceIdentities: uploads(tenant, "T") });
  const mine = await tenant.get(`${imports}?$filter=importId eq '6ad5b6b0-0000-4000-8000-000000000001'`);
  expect(mine.body.value).toHaveLength(12);
  expect((await tenant.get(`${imports}?$filter=importId eq 'other'`)).body.value).toEqual([]);
  expect((await tenant.send("DELETE", imports)).status).toBe(405);
  expect((await tenant.send("DELETE", `${imports}/`)).status).toBe(405);
  expect((await tenant.send("DELETE", `${imports}/${mine.body.value[0].id}`)).status).toBe(204);
  expect((await tenant.send("DELETE", `${imports}/${mine.body.value[0].id}`)).status).toBe(404);
  expect((await tenant.get(imports)).body.value).toHaveLength(11);
});

test("a profile comes through tag, group and assignment", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.send("POST", `${imports}/import`, {
    importedWindowsAutopilotDeviceIdentities: uploads(tenant, "NW-SALES"),
  });
  const seen = new Set<string>();
  for (let minutes = 0; minutes < 32; minutes += 1) {
    tenant.advance(minuteMs);
    for (const device of (await tenant.get(identities)).body.value) seen.add(device.deploymentProfileAssignmentStatus);
  }
  expect([...seen].toSorted()).toEqual(["assignedInSync", "assignedUnkownSyncState", "notAssigned", "pending"]);
  const [device] = (await tenant.get(identities)).body.value;
  const expanded = await tenant.get(`${identities}/${device.id}?$expand=deploymentProfile,intendedDeploymentProfile`);
  expect(expanded.body.deploymentProfile.displayName).toBe("Northwind Traders preprovision");
  expect(expanded.body.intendedDeploymentProfile.id).toBe(expanded.body.deploymentProfile.id);
  expect(device.lastContactedDateTime).toBe("0001-01-01T00:00:00Z");
});

test("another tag reaches the row, the directory, the groups and the profile one after the other", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const [device] = (await tenant.get(identities)).body.value;
  const change = await tenant.send(
    "POST",
    `${identities}/${device.id}/UpdateDeviceProperties/`,
    '{ groupTag: "OTHER" }',
  );
  expect(change.status).toBe(204);
  expect((await tenant.get(`${identities}/${device.id}`)).body.groupTag).toBe("NW-SALES");
  tenant.advance(minuteMs);
  expect((await tenant.get(`${identities}/${device.id}`)).body.groupTag).toBe("OTHER");
  tenant.advance(25 * minuteMs);
  const after = await tenant.get(`${identities}/${device.id}?$expand=deploymentProfile`);
  expect(after.body).toMatchObject({ deploymentProfileAssignmentStatus: "notAssigned", deploymentProfile: null });
  const filter = `deviceId eq '${device.azureAdDeviceId}'`;
  const [object] = (await tenant.get(`/v1.0/devices?$filter=${filter}`)).body.value;
  expect(object.physicalIds).toEqual([`[ZTDID]:${device.id}`, "[OrderID]:OTHER"]);
});

test("a deleted registration stays visible, refuses a second delete and is then gone", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const [device] = (await tenant.get(identities)).body.value;
  expect((await tenant.send("DELETE", `${identities}/${device.id}`)).status).toBe(204);
  expect((await tenant.get(`${identities}/${device.id}`)).status).toBe(200);
  const again = await tenant.send("DELETE", `${identities}/${device.id}`);
  expect([again.status, intuneError(again).CustomApiErrorPhrase]).toEqual([400, "ZtdDeviceDeletionInProgess"]);
  tenant.advance(10 * minuteMs);
  expect((await tenant.get(`${identities}/${device.id}`)).status).toBe(404);
});

test("two captures of one device differ and register the same device", async () => {
  const tenant = await startSimulatedTenant();
  const [device] = tenant.practice.world.devices.all();
  if (device === undefined) throw new Error("no device");
  expect(hardwareHashOf(device, tenant.now())).not.toBe(hardwareHashOf(device, tenant.now() + secondMs));
  expect(hardwareHashOf(device, tenant.now())).toHaveLength(4000);
});
