import { expect, test } from "vitest";
import { faultKinds } from "../../../main/practice/scenarios/scenario.ts";
import { minuteMs, secondMs } from "../../../main/practice/world/durations.ts";
import { defaultSwitches } from "../../../main/practice/world/world-switches.ts";
import { identities, imports, type SimulatedTenant, startSimulatedTenant, uploads } from "./simulated-tenant.ts";

// Lines of the reference's sections o (state machines) and q (what public clients rely on) that no other test stands for.

const control = "/_practice/v1";

test("every switch and every kind of trouble can be set while a world runs, each by itself", async () => {
  const tenant = await startSimulatedTenant();
  for (const [name, value] of Object.entries(defaultSwitches)) {
    const set = await tenant.send("POST", `${control}/switches`, { [name]: value });
    expect([name, set.status, set.body[name]]).toEqual([name, 200, value]);
  }
  for (const kind of faultKinds) {
    const rule = { route: "windowsAutopilotDeviceIdentities", kind, first: 1, share: 0, retryAfterSeconds: 3 };
    expect([kind, (await tenant.send("POST", `${control}/faults`, [rule])).status]).toEqual([kind, 200]);
  }
});

test("each kind of trouble is counted once a call has met it, and only then", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const met = async () => (await tenant.get(`${control}/ledger`)).body.disturbances;
  expect(await met()).toEqual({});
  const expected: Record<string, number> = {};
  for (const kind of faultKinds) {
    tenant.practice.world.setFaults([
      { route: "windowsAutopilotDeviceIdentities", kind, first: 1_000, share: 0, retryAfterSeconds: 3 },
    ]);
    await tenant.get("/v1.0/me");
    await tenant.get(identities).catch(() => undefined);
    expected[kind] = 1;
    expect(await met()).toEqual(expected);
  }
});

test("o.1, q.1: what a client says of a row's state is not taken, and an import that shows pending still ends", async () => {
  const tenant = await startSimulatedTenant({ switches: { importShowsPending: true } });
  const state = {
    deviceImportStatus: "complete",
    deviceRegistrationId: "mine",
    deviceErrorCode: 5,
    deviceErrorName: "x",
  };
  const posted = await tenant.send("POST", imports, { ...uploads(tenant, "NW-SALES")[0], state });
  expect(posted.body.state).toEqual({
    deviceImportStatus: "unknown",
    deviceRegistrationId: "",
    deviceErrorCode: 0,
    deviceErrorName: "",
  });
  const seen = new Set<string>();
  for (let waited = 0; waited < 200; waited += 5) {
    tenant.advance(5 * secondMs);
    seen.add((await tenant.get(`${imports}/${posted.body.id}`)).body.state.deviceImportStatus);
  }
  expect([...seen]).toEqual(["unknown", "pending", "complete"]);
});

test("o.1: a record that is deleted takes nothing of the registration with it", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const before = (await tenant.get(identities)).body.value.length;
  for (const row of (await tenant.get(imports)).body.value)
    expect((await tenant.send("DELETE", `${imports}/${row.id}`)).status).toBe(204);
  expect((await tenant.get(imports)).body.value).toEqual([]);
  expect((await tenant.get(identities)).body.value).toHaveLength(before);
});

test("o.2: a registration makes its device object: joined by type, not enabled, named by the serial number", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const [device] = (await tenant.get(identities)).body.value;
  expect(device.enrollmentState).toBe("notContacted");
  const found = await tenant.get(`/v1.0/devices?$filter=deviceId eq '${device.azureAdDeviceId}'`);
  expect(found.body.value[0]).toMatchObject({
    displayName: device.serialNumber,
    trustType: "AzureAd",
    accountEnabled: false,
    physicalIds: [`[ZTDID]:${device.id}`, "[OrderID]:NW-SALES"],
  });
});

test("o.2: what is deleted stays for minutes, and a second deletion says what it was, until there is nothing left", async () => {
  const tenant = await startSimulatedTenant({ switches: { repeatedDelete: "notFound", deletedStaysMinutes: 5 } });
  await tenant.registerAll();
  const [device] = (await tenant.get(identities)).body.value;
  const remove = async () => (await tenant.send("DELETE", `${identities}/${device.id}`)).status;
  expect(await remove()).toBe(204);
  expect(await remove()).toBe(400);
  expect((await tenant.get(identities)).body.value.map((row: { id: string }) => row.id)).toContain(device.id);
  tenant.advance(6 * minuteMs);
  expect(await remove()).toBe(404);
});

test("o.3: a sync that runs is refused as running, even within the ten minutes", async () => {
  const tenant = await startSimulatedTenant();
  const sync = async () => (await tenant.send("POST", "/beta/deviceManagement/windowsAutopilotSettings/sync")).status;
  expect(await sync()).toBe(204);
  expect(await sync()).toBe(409);
  tenant.advance(4 * minuteMs);
  expect(await sync()).toBe(429);
  tenant.advance(7 * minuteMs);
  expect(await sync()).toBe(204);
});

test("q.3: names of actions and properties in any case, and a slash at the end of a path", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const [device] = (await tenant.get(`${identities}/`)).body.value;
  const filters = [
    ["/v1.0/groups", "DisplayName eq 'Northwind Traders'"],
    ["/v1.0/devices/", `deviceID eq '${device.azureAdDeviceId}'`],
    ["/beta/deviceManagement/managedDevices/", `startsWith(serialNumber, '${device.serialNumber}')`],
  ] as const;
  for (const [path, filter] of filters)
    expect([path, (await tenant.get(`${path}?$filter=${filter}`)).status]).toEqual([path, 200]);
  expect((await tenant.send("POST", `${identities}/${device.id}/ASSIGNUSERTODEVICE`, user(tenant))).status).toBe(204);
});

test("q.3: no collection is emptied by a deletion without an id", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const collections = [identities, imports, "/beta/deviceManagement/managedDevices", "/v1.0/devices", "/v1.0/groups"];
  for (const path of collections) {
    const before = (await tenant.get(path)).body.value.length;
    for (const address of [path, `${path}/`])
      expect((await tenant.send("DELETE", address)).status).toBeGreaterThanOrEqual(400);
    expect([path, (await tenant.get(path)).body.value.length]).toEqual([path, before]);
  }
});

test("q.4: what Intune reads leniently, and what even it refuses", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const [device] = (await tenant.get(identities)).body.value;
  const update = async (body: string) =>
    (await tenant.send("POST", `${identities}/${device.id}/updateDeviceProperties`, body)).status;
  expect(await update('{ groupTag: "x" }')).toBe(204);
  for (const wrong of ['{"groupTag":"x",}', '{"groupTag":5}', '{"groupTag":"x"', "groupTag"])
    expect([wrong, await update(wrong)]).toEqual([wrong, 400]);
});

test("q.10, g: a member that is there already is refused in Graph's own words, alone and in a batch", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const groups = (await tenant.get("/v1.0/groups")).body.value;
  const assigned = groups.find((group: { membershipRule: string | null }) => !group.membershipRule);
  const [device] = (await tenant.get("/v1.0/devices")).body.value;
  const body = { "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${device.id}` };
  const path = `/groups/${assigned.id}/members/$ref`;
  expect((await tenant.send("POST", `/v1.0${path}`, body)).status).toBe(204);
  const words =
    /^One or more added object references already exist for the following modified properties: 'members'\.$/;
  const again = await tenant.send("POST", `/v1.0${path}`, body);
  expect([again.status, again.body.error.code]).toEqual([400, "Request_BadRequest"]);
  expect(again.body.error.message).toMatch(words);
  const part = { id: "1", method: "POST", url: path, headers: { "Content-Type": "application/json" }, body };
  const [inner] = (await tenant.send("POST", "/v1.0/$batch", { requests: [part] })).body.responses;
  expect([inner.status, words.test(inner.body.error.message)]).toEqual([400, true]);
});

test("q.12, q.15: JSON whatever is accepted, and rows that another tool deleted are simply gone", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  for (const accept of ["*/*", "text/html", "application/xml"]) {
    const reply = await tenant.get(imports, { Accept: accept });
    expect([reply.status, reply.headers.get("content-type")?.split(";")[0]]).toEqual([200, "application/json"]);
  }
  const [row] = (await tenant.get(imports)).body.value;
  await tenant.send("DELETE", `${imports}/${row.id}`);
  expect((await tenant.get(`${imports}/${row.id}`)).status).toBe(404);
  expect((await tenant.get(`${identities}/${row.state.deviceRegistrationId}`)).status).toBe(200);
});

function user(tenant: SimulatedTenant): object {
  return { userPrincipalName: `adele@${tenant.practice.world.tenant.domain}`, addressableUserName: "Adele" };
}
