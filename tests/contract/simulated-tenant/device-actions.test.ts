import { expect, test } from "vitest";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import { managedDevices, runFlow } from "./bench-steps.ts";
import { identities, intuneError, type SimulatedTenant, startSimulatedTenant } from "./simulated-tenant.ts";

/** A tenant with one device that went through the technician flow, and the managed device's address. */
async function enrolledDevice(options: Parameters<typeof startSimulatedTenant>[0] = {}) {
  const tenant = await startSimulatedTenant({ characters: ["clean"], ...options });
  await tenant.registerAll();
  await tenant.act(1, "start");
  runFlow(tenant, 1);
  const [managed] = (await tenant.get(managedDevices)).body.value;
  return { tenant, managed, path: `${managedDevices}/${managed.id}` };
}

const actionsOf = async (tenant: SimulatedTenant, path: string) =>
  (await tenant.get(path)).body.deviceActionResults.map((each: { actionName: string; actionState: string }) => [
    each.actionName,
    each.actionState,
  ]);

test("actions answer 204, are pending, and are done once the device is reached", async () => {
  const { tenant, path } = await enrolledDevice();
  for (const action of ["syncDevice", "rebootNow"])
    expect((await tenant.send("POST", `${path}/${action}`)).status).toBe(204);
  expect((await tenant.send("POST", `${path}/setDeviceName`, { deviceName: "BENCH-1" })).status).toBe(204);
  expect((await tenant.send("POST", `${path}/setDeviceName`, { deviceName: "12345" })).status).toBe(400);
  expect((await tenant.send("POST", `${path.replace("beta", "v1.0")}/setDeviceName`, { deviceName: "A" })).status).toBe(
    404,
  );
  expect(await actionsOf(tenant, path)).toContainEqual(["rebootNow", "pending"]);
  tenant.advance(3 * minuteMs);
  expect(await actionsOf(tenant, path)).toEqual([
    ["syncDevice", "done"],
    ["rebootNow", "done"],
    ["setDeviceName", "done"],
  ]);
  expect((await tenant.get(path)).body.deviceName).toBe("BENCH-1");
});

test("a device that is off is reached when it is on again", async () => {
  const { tenant, path } = await enrolledDevice();
  await tenant.act(1, "pressReseal");
  await tenant.send("POST", `${path}/retire`);
  tenant.advance(60 * minuteMs);
  expect((await tenant.get(path)).body.managementState).toBe("retirePending");
  await tenant.act(1, "powerOn");
  tenant.advance(20 * minuteMs);
  expect((await tenant.get(path)).status).toBe(404);
});

test("a wipe makes the device new and lets it be registered and run again", async () => {
  const { tenant, managed, path } = await enrolledDevice();
  const keep = { keepEnrollmentData: false, keepUserData: false };
  const v1 = await tenant.send("POST", `${path.replace("beta", "v1.0")}/wipe`, { ...keep, useProtectedWipe: false });
  expect([v1.status, intuneError(v1).Message.includes("useProtectedWipe")]).toEqual([400, true]);
  expect((await tenant.send("POST", `${path}/wipe`, { ...keep, useProtectedWipe: "False" })).status).toBe(204);
  expect((await tenant.get(path)).body.managementState).toBe("wipePending");
  expect((await tenant.send("POST", `${path}/retire`)).status).toBe(400);
  tenant.advance(3 * minuteMs);
  expect((await tenant.get(path)).status).toBe(404);
  const find = `${identities}?$filter=contains(serialNumber,'${managed.serialNumber}')`;
  expect((await tenant.get(find)).body.value[0].enrollmentState).toBe("pendingReset");
  tenant.advance(16 * minuteMs);
  expect((await tenant.get(find)).body.value[0].enrollmentState).toBe("notContacted");
  await tenant.act(1, "start");
  runFlow(tenant, 1);
  expect(tenant.screen(1).page).toBe("success");
});

test("diagnostics are asked for in beta, arrive minutes later, and are fetched without a token", async () => {
  const { tenant, path } = await enrolledDevice();
  const body = {
    templateType: { "@odata.type": "#microsoft.graph.deviceLogCollectionRequest", templateType: "predefined" },
  };
  const action = "createDeviceLogCollectionRequest";
  expect((await tenant.send("POST", `${path.replace("beta", "v1.0")}/${action}`, body)).status).toBe(404);
  const asked = await tenant.send("POST", `${path}/${action}`, body);
  expect(asked.body).toMatchObject({ status: "pending", receivedDateTimeUTC: null, sizeInKB: 0 });
  const one = `${path}/logCollectionRequests/${asked.body.id}`;
  expect((await tenant.send("POST", `${one}/createDownloadUrl`)).status).toBe(400);
  tenant.advance(11 * minuteMs);
  expect((await tenant.get(`${path}/logCollectionRequests`)).body.value[0].status).toBe("completed");
  const { value } = (await tenant.send("POST", `${one}/createDownloadUrl`)).body;
  const file = Buffer.from(await (await fetch(value)).arrayBuffer());
  expect(file.subarray(0, 4).toString("latin1")).toBe("PK\x03\x04");
  expect((await fetch(value.replace(/sig=./, "sig=_"))).status).toBe(403);
  tenant.advance(61 * minuteMs);
  expect((await fetch(value)).status).toBe(403);
});

test("policies, protection, apps and hardware of a managed device", async () => {
  const { tenant, managed, path } = await enrolledDevice();
  for (const name of ["deviceCompliancePolicyStates", "deviceConfigurationStates"])
    expect((await tenant.get(`${path}/${name}`)).body.value).toHaveLength(1);
  expect((await tenant.get(`${path}/windowsProtectionState`)).body.realTimeProtectionEnabled).toBe(true);
  expect((await tenant.get(`${path}/detectedApps`)).body.value).toEqual([]);
  expect((await tenant.get(`${path.replace("beta", "v1.0")}/detectedApps`)).status).toBe(404);
  expect((await tenant.get(`${path}/users`)).body.value).toEqual([]);
  const { hardwareInformation } = (await tenant.get(`${path}?$select=id,hardwareInformation`)).body;
  expect(hardwareInformation.serialNumber).toBe(managed.serialNumber);
  const details = "ethernetMacAddress,physicalMemoryInBytes,notes,skuNumber,processorArchitecture";
  const known = { physicalMemoryInBytes: 17_179_869_184, notes: "", skuNumber: 48, processorArchitecture: "x64" };
  expect((await tenant.get(`${path}?$select=${details}`)).body).toMatchObject(known);
  const unknown = { physicalMemoryInBytes: 0, notes: null, skuNumber: 0, processorArchitecture: "unknown" };
  expect((await tenant.get(`${managedDevices}?$select=${details}`)).body.value[0]).toMatchObject(unknown);
  expect((await tenant.get(path)).body).toMatchObject({ ...unknown, hardwareInformation: null });
  const apps = (await tenant.get("/beta/deviceAppManagement/mobileApps?$orderby=displayName")).body.value;
  expect(apps).toHaveLength(6);
  const nobody = "00000000-0000-0000-0000-000000000000";
  const states = await tenant.get(`/beta/users/${nobody}/mobileAppIntentAndStates/${managed.id}`);
  expect(new Set(states.body.mobileAppList.map((app: { installState: string }) => app.installState))).toEqual(
    new Set(["installed"]),
  );
  const somebody = "bench@northwindtraders.onmicrosoft.com";
  expect((await tenant.get(`/beta/users/${somebody}/mobileAppIntentAndStates/${managed.id}`)).status).toBe(404);
});

test("which page a device got is told as a table", async () => {
  const { tenant, managed } = await enrolledDevice();
  const path = "/beta/deviceManagement/reports/getEnrollmentConfigurationPoliciesByDevice";
  const select = ["ProfileName", "PolicyType", "State", "PolicyId", "Priority", "Target", "LastAppliedTime"];
  const query = { select, skip: 0, top: 50, search: "", orderBy: [] };
  const reply = await tenant.send("POST", path, { ...query, filter: `(DeviceId eq '${managed.id}')` });
  expect(reply.body.Schema.map((column: { Column: string }) => column.Column)).toEqual(select);
  expect(reply.body.Values.map((row: readonly unknown[]) => row.slice(0, 2))).toEqual([
    ["Bench device page", 27],
    ["All users and all devices", 22],
  ]);
  expect((await tenant.send("POST", path, { ...query, filter: "(DeviceId eq 'x')" })).body.TotalRowCount).toBe(0);
  expect((await tenant.send("POST", path, { ...query, filter: "DeviceId gt 'x'" })).status).toBe(400);
  expect((await tenant.send("POST", path, { ...query, select: ["Nonsense"] })).status).toBe(400);
});

test("a failed enrolment shows among the troubleshooting events", async () => {
  const tenant = await startSimulatedTenant({ characters: ["noTpm"] });
  await tenant.registerAll();
  await tenant.act(1, "start");
  runFlow(tenant, 1);
  const { value } = (await tenant.get("/beta/deviceManagement/troubleshootingEvents")).body;
  expect(value).toMatchObject([{ "@odata.type": "#microsoft.graph.enrollmentTroubleshootingEvent" }]);
  expect((await tenant.get(`/beta/deviceManagement/troubleshootingEvents/${value[0].id}`)).body.id).toBe(value[0].id);
});

test("an encrypted device has a recovery key that no list shows", async () => {
  const tenant = await startSimulatedTenant({ scenario: "second-life" });
  const path = "/v1.0/informationProtection/bitlocker/recoveryKeys";
  const [managed] = (await tenant.get(managedDevices)).body.value;
  const { value } = (await tenant.get(`${path}?$filter=deviceId eq '${managed.azureADDeviceId}'`)).body;
  expect(value).toEqual([
    {
      id: expect.any(String),
      createdDateTime: managed.enrolledDateTime,
      volumeType: "operatingSystemVolume",
      deviceId: managed.azureADDeviceId,
    },
  ]);
  expect((await tenant.get(`${path}?$select=key`)).status).toBe(400);
  expect((await tenant.get(`${path}?$top=1`)).status).toBe(400);
  expect((await tenant.get(path, { "User-Agent": "" })).status).toBe(400);
  expect((await tenant.get(`${path}/${value[0].id}?$select=key`)).body.key).toMatch(/^(\d{6}-){7}\d{6}$/);
  await tenant.send("POST", "/_practice/v1/switches", { recoveryKeyVolume: "number" });
  expect((await tenant.get(path)).body.value[0].volumeType).toBe("1");
});

test("the same is done to many devices at once, and each is told of", async () => {
  const { tenant, managed, path } = await enrolledDevice();
  const unknown = "00000000-0000-4000-8000-00000000dead";
  const execute = (actionName: string) =>
    tenant.send("POST", `${managedDevices}/executeAction`, { actionName, deviceIds: [managed.id, unknown] });
  expect((await execute("rebootNow")).body).toMatchObject({
    successfulDeviceIds: [managed.id],
    failedDeviceIds: [],
    notFoundDeviceIds: [unknown],
    notSupportedDeviceIds: [],
  });
  expect((await execute("fullScan")).body.notSupportedDeviceIds).toEqual([managed.id]);
  expect((await execute("automaticRedeployment")).status).toBe(400);
  expect((await execute("delete")).body.successfulDeviceIds).toEqual([managed.id]);
  expect((await tenant.get(path)).body.managementState).toBe("deletePending");
});
