import { beforeEach, describe, expect, test } from "vitest";
import { identities, intuneError, type SimulatedTenant, startSimulatedTenant } from "./simulated-tenant.ts";

// What generated clients do that people with a command line do not: casts, keys, references and queries in other spellings.

let tenant: SimulatedTenant;
beforeEach(async () => {
  tenant = await startSimulatedTenant();
});

const groups = "/v1.0/groups";
const publicAddress = "https://graph.microsoft.com/v1.0/directoryObjects";
const newGroup = { displayName: "Counter slates", mailEnabled: false, mailNickname: "slates", securityEnabled: true };
const eventual = { ConsistencyLevel: "eventual" };

async function deviceIds(): Promise<readonly string[]> {
  await tenant.registerAll();
  return (await tenant.get("/v1.0/devices")).body.value.map((device: { id: string }) => device.id);
}

describe("paths", () => {
  test("a cast and an action may carry the namespace, whole or shortened", async () => {
    await tenant.registerAll();
    const [device] = (await tenant.get(identities)).body.value;
    for (const prefix of ["", "microsoft.graph.", "graph.", "Microsoft.Graph."]) {
      const path = `${identities}/${device.id}/${prefix}updateDeviceProperties`;
      expect((await tenant.send("POST", path, { displayName: "A1" })).status).toBe(204);
    }
    const [group] = (await tenant.get(groups)).body.value;
    const shortened = await tenant.get(`${groups}/${group.id}/members/graph.device`);
    expect(shortened.body.value.length).toBeGreaterThan(0);
    expect((await tenant.get(`${groups}/${group.id}/members/device`)).status).toBe(404);
    expect((await tenant.get("/v1.0/graph.groups")).status).toBe(404);
  });

  test("a key may stand in brackets, with the name of another key for devices", async () => {
    await tenant.registerAll();
    const [device] = (await tenant.get("/v1.0/devices")).body.value;
    for (const path of [
      `devices('${device.id}')`,
      `devices(%27${device.id}%27)`,
      `devices(deviceId='${device.deviceId}')`,
    ])
      expect((await tenant.get(`/v1.0/${path}`)).body.id).toBe(device.id);
    expect((await tenant.get("/v1.0/devices(deviceId='none')")).status).toBe(404);
    expect((await tenant.get(`/v1.0/groups(deviceId='${device.deviceId}')`)).status).toBe(404);
    expect((await tenant.get("/v1.0/users('o''brien@example.com')")).body.error.message).toContain("o'brien@");
  });

  test("a subscription can be read by its id", async () => {
    const [sku] = (await tenant.get("/v1.0/subscribedSkus")).body.value;
    expect((await tenant.get(`/v1.0/subscribedSkus/${sku.id}`)).body.skuId).toBe(sku.skuId);
    expect((await tenant.get("/v1.0/subscribedSkus/none")).status).toBe(404);
  });

  test("the context names the set, with keys in brackets and the selected properties", async () => {
    const [group] = (await tenant.get(groups)).body.value;
    const contextOf = async (path: string): Promise<string> =>
      String((await tenant.get(path)).body["@odata.context"]).replace(tenant.practice.address, "");
    expect(await contextOf(`${groups}/${group.id}?$select=id,displayName`)).toBe(
      "/v1.0/$metadata#groups(id,displayName)/$entity",
    );
    expect(await contextOf(`${groups}/${group.id}/members`)).toBe("/v1.0/$metadata#directoryObjects");
    expect(await contextOf("/beta/me")).toBe("/beta/$metadata#users/$entity");
    const { id } = (await tenant.get("/v1.0/me")).body;
    expect(await contextOf(`/v1.0/users/${id}/licenseDetails`)).toBe(`/v1.0/$metadata#users('${id}')/licenseDetails`);
  });
});

describe("members", () => {
  test("are bound while a group is created or changed, all or none", async () => {
    const [first = "", second = "", third = ""] = await deviceIds();
    const bind = (...ids: readonly string[]) => ({
      "members@odata.bind": ids.map((id) => `${publicAddress}/${id}`),
    });
    const created = await tenant.send("POST", groups, { ...newGroup, ...bind(first) });
    expect(created.status).toBe(201);
    const members = async (): Promise<readonly string[]> =>
      (await tenant.get(`${groups}/${created.body.id}/transitiveMembers`)).body.value.map(
        (row: { id: string }) => row.id,
      );
    expect(await members()).toEqual([first]);
    const change = (body: object) => tenant.send("PATCH", `${groups}/${created.body.id}`, body);
    expect((await change(bind(second, first))).status).toBe(400);
    expect((await change(bind(second, second))).status).toBe(400);
    expect((await change(bind(...Array.from({ length: 21 }, () => second)))).status).toBe(400);
    expect(await members()).toEqual([first]);
    expect((await change(bind(second))).status).toBe(204);
    expect(new Set(await members())).toEqual(new Set([first, second]));
    const byQuery = `${groups}/${created.body.id}/members/$ref?@id=${encodeURIComponent(`${publicAddress}/${second}`)}`;
    expect((await tenant.send("DELETE", byQuery)).status).toBe(204);
    expect((await tenant.send("DELETE", byQuery)).status).toBe(404);
    expect((await tenant.send("DELETE", `${groups}/${created.body.id}/members/$ref?@id=x`)).status).toBe(400);
    expect((await change(bind(second))).status).toBe(204);
    const bracketed = { "@odata.id": `${publicAddress}('${third}')` };
    expect((await tenant.send("POST", `${groups}/${created.body.id}/members/$ref`, bracketed)).status).toBe(204);
    expect(await members()).toHaveLength(3);
  });

  test("a description set to null is empty", async () => {
    const created = (await tenant.send("POST", groups, { ...newGroup, description: "For shops" })).body;
    await tenant.send("PATCH", `${groups}/${created.id}`, { description: null });
    expect((await tenant.get(`${groups}/${created.id}`)).body.description).toBeNull();
  });
});

describe("queries", () => {
  test("$search needs the consistency level, alone and in a batch", async () => {
    await tenant.send("POST", groups, newGroup);
    const names = (body: { value: readonly { displayName: string }[] }) => body.value.map((row) => row.displayName);
    const search = `${groups}?$search="displayName:slat"&$count=true`;
    const refused = await tenant.get(search);
    expect([refused.status, refused.body.error.code]).toEqual([400, "Request_UnsupportedQuery"]);
    expect(names((await tenant.get(search, eventual)).body)).toEqual(["Counter slates"]);
    const or = `${groups}?$search="displayName:slates" OR "displayName:autopilot"`;
    expect(names((await tenant.get(or, eventual)).body)).toHaveLength(2);
    for (const wrong of ["slates", '"slates"', '"id:slates"', '"displayName:'])
      expect((await tenant.get(`${groups}?$search=${wrong}`, eventual)).status).toBe(400);
    const url = search.replace("/v1.0", "");
    const requests = [
      { id: "1", method: "GET", url, headers: eventual },
      { id: "2", method: "GET", url },
    ];
    const { responses } = (await tenant.send("POST", "/v1.0/$batch", { requests })).body;
    const statuses = Object.fromEntries(
      responses.map((part: { id: string; status: number }) => [part.id, part.status]),
    );
    expect(statuses).toEqual({ "1": 200, "2": 400 });
  });

  test("several properties sort, and v1.0 neither sorts nor filters by what only beta has", async () => {
    const users = (await tenant.get("/v1.0/users?$orderby=usageLocation desc, displayName")).body.value;
    const key = (user: { usageLocation: string; displayName: string }) => [user.usageLocation, user.displayName];
    const expected = users
      .map(key)
      .toSorted(
        ([place = "", name = ""]: string[], [otherPlace = "", otherName = ""]: string[]) =>
          otherPlace.localeCompare(place) || name.localeCompare(otherName),
      );
    expect(users.map(key)).toEqual(expected);
    const pages = "deviceManagement/deviceEnrollmentConfigurations";
    const filter = "$filter=deviceEnrollmentConfigurationType eq 'DefaultLimit'";
    expect((await tenant.get(`/beta/${pages}?${filter}`)).body.value).toHaveLength(1);
    expect((await tenant.get(`/v1.0/${pages}?${filter}`)).status).toBe(400);
    const devices = "deviceManagement/windowsAutopilotDeviceIdentities";
    expect((await tenant.get(`/beta/${devices}?$orderby=azureAdDeviceId`)).status).toBe(200);
    expect((await tenant.get(`/v1.0/${devices}?$orderby=azureAdDeviceId`)).status).toBe(400);
  });

  test("the directory sends the id of an object only where it is asked for, Intune always", async () => {
    await tenant.registerAll();
    expect(Object.keys((await tenant.get("/v1.0/groups?$select=displayName")).body.value[0])).toEqual(["displayName"]);
    expect(Object.keys((await tenant.get("/v1.0/me?$select=displayName,id")).body)).toContain("id");
    expect(Object.keys((await tenant.get(`${identities}?$select=groupTag`)).body.value[0])).toContain("id");
    const domain = (await tenant.get("/v1.0/domains")).body.value[0];
    expect((await tenant.get(`/v1.0/domains/${domain.id}`)).body).toMatchObject({ isDefault: true, isVerified: true });
  });

  test("properties that the tenant never set can be selected and read as unset", async () => {
    const user = (await tenant.get("/v1.0/me?$select=assignedLicenses,department,proxyAddresses,userType")).body;
    expect(user).toMatchObject({ department: null, proxyAddresses: [], userType: "Member" });
    expect(Array.isArray(user.assignedLicenses)).toBe(true);
    expect((await tenant.get("/v1.0/me")).body).not.toHaveProperty("assignedLicenses");
    const managed = "deviceManagement/managedDevices?$select=physicalMemoryInBytes,jailBroken,chassisType";
    expect((await tenant.get(`/beta/${managed}`)).status).toBe(200);
    expect((await tenant.get(`/v1.0/${managed}`)).body.error.message).toContain("chassisType");
  });
});

describe("counts and memberships", () => {
  test("every list is counted with its filters, those of the directory for who takes a late answer", async () => {
    await tenant.registerAll();
    const count = async (path: string, headers: Record<string, string> = {}) => {
      const reply = await tenant.get(path, headers);
      return reply.status === 200 ? reply.body : reply.status;
    };
    const rows = (await tenant.get(identities)).body.value;
    const [first] = rows;
    expect(await count(`${identities}/$count`)).toBe(rows.length);
    expect(await count(`${identities}/$count?$filter=contains(serialNumber,'${first.serialNumber}')`)).toBe(1);
    expect(await count("/v1.0/deviceManagement/managedDevices/$count")).toBe(0);
    expect(await count("/v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities/$count")).toBe(12);
    expect(await count(`${identities}/$count?$top=1`)).toBe(400);
    expect(await count(`${identities}/${first.id}/$count`)).toBe(404);
    expect(await count("/v1.0/devices/$count")).toBe(400);
    expect(await count("/v1.0/devices/$count", eventual)).toBe((await tenant.get("/v1.0/devices")).body.value.length);
  });

  test("what a device or a person is a member of can be listed, cast and checked", async () => {
    const [deviceId = ""] = await deviceIds();
    const made = (await tenant.send("POST", groups, newGroup)).body;
    const add = { "@odata.id": `${publicAddress}/${deviceId}` };
    await tenant.send("POST", `${groups}/${made.id}/members/$ref`, add);
    const references = (await tenant.get(`${groups}/${made.id}/members/$ref`)).body.value;
    expect(references).toEqual([add]);
    const [expanded] = (await tenant.get(`${groups}/${made.id}?$expand=members($select=id)`)).body.members;
    expect(expanded).toMatchObject({ "@odata.type": "#microsoft.graph.device", id: deviceId });
    expect((await tenant.get(`${groups}/${made.id}?$expand=settings`)).status).toBe(400);
    const device = `/v1.0/devices/${deviceId}`;
    const asked = { groupIds: [made.id, "00000000-0000-0000-0000-000000000001"] };
    expect((await tenant.send("POST", `${device}/checkMemberGroups`, asked)).body.value).toEqual([made.id]);
    const all = (await tenant.send("POST", `${device}/getMemberGroups`, { securityEnabledOnly: true })).body.value;
    expect(all).toContain(made.id);
    const named = (await tenant.get(`${device}/transitiveMemberOf/graph.group?$select=displayName`)).body.value;
    expect(named).toContainEqual({ displayName: "Counter slates" });
    const roles = (await tenant.get("/v1.0/me/memberOf/microsoft.graph.directoryRole")).body.value;
    expect(roles).toMatchObject([{ displayName: "Intune Administrator" }]);
    const [mixed] = (await tenant.get("/v1.0/me/transitiveMemberOf")).body.value.slice(-1);
    expect(mixed).toMatchObject({ "@odata.type": "#microsoft.graph.directoryRole" });
    expect((await tenant.get("/v1.0/users/nobody@example.com/memberOf")).status).toBe(404);
  });

  test("objects are found by their ids alone, and nobody owns what nobody was given", async () => {
    const [deviceId = ""] = await deviceIds();
    const found = await tenant.get(`/v1.0/directoryObjects/${deviceId}`);
    expect(found.body).toMatchObject({ "@odata.type": "#microsoft.graph.device", id: deviceId });
    const ids = [deviceId, (await tenant.get("/v1.0/me")).body.id, "00000000-0000-0000-0000-000000000001"];
    const byIds = (body: object) => tenant.send("POST", "/v1.0/directoryObjects/getByIds", body);
    expect((await byIds({ ids })).body.value).toHaveLength(2);
    expect((await byIds({ ids, types: ["user"] })).body.value).toHaveLength(1);
    const [group] = (await tenant.get(groups)).body.value;
    for (const path of [`groups/${group.id}/owners`, `devices/${deviceId}/registeredOwners`])
      expect((await tenant.get(`/v1.0/${path}`)).body.value).toEqual([]);
    expect((await tenant.get("/v1.0/users/adele@northwindtraders.onmicrosoft.com/managedDevices")).body.value).toEqual(
      [],
    );
  });

  test("apps are told apart by their type, and a wipe takes what v1.0 declares", async () => {
    const apps = "/v1.0/deviceAppManagement/mobileApps?$filter=";
    expect((await tenant.get(`${apps}isof('microsoft.graph.win32LobApp')`)).body.value.length).toBeGreaterThan(0);
    expect((await tenant.get(`${apps}(isof('microsoft.graph.iosLobApp'))`)).body.value).toEqual([]);
    expect((await tenant.get(`${apps}isof(win32LobApp`)).status).toBe(400);
    expect((await tenant.get(`${groups}?$filter=isof('microsoft.graph.group')`)).status).toBe(400);
    const wipe = (version: string, body: object) =>
      tenant.send("POST", `/${version}/deviceManagement/managedDevices/none/wipe`, body);
    expect((await wipe("v1.0", { keepUserData: false, persistEsimDataPlan: false })).status).toBe(404);
    expect((await wipe("v1.0", { useProtectedWipe: true })).status).toBe(400);
  });
});

describe("enrolment configurations", () => {
  const pages = "deviceManagement/deviceEnrollmentConfigurations";

  test("every one in the list can be read, and those of other kinds cannot be changed", async () => {
    for (const version of ["v1.0", "beta"])
      for (const { id } of (await tenant.get(`/${version}/${pages}`)).body.value) {
        expect((await tenant.get(`/${version}/${pages}/${id}`)).body.id).toBe(id);
        expect((await tenant.get(`/${version}/${pages}/${id}/assignments`)).status).toBe(200);
        expect((await tenant.get(`/${version}/${pages}/${id}?$expand=assignments`)).body).toHaveProperty("assignments");
        expect((await tenant.get(`/${version}/${pages}/${id}?$expand=nonsense`)).status).toBe(400);
        if (!id.endsWith("_DefaultLimit")) continue;
        const refused = await tenant.send("DELETE", `/${version}/${pages}/${id}`);
        expect(refused.status).toBe(400);
        expect(intuneError(refused).Message).toContain("cannot be changed");
      }
  });

  test("a new page is version 1, and v1.0 shows no source and no filter of an assignment", async () => {
    const type = "#microsoft.graph.windows10EnrollmentCompletionPageConfiguration";
    const page = (await tenant.send("POST", `/beta/${pages}`, { "@odata.type": type, displayName: "Page" })).body;
    expect(page.version).toBe(1);
    const target = { "@odata.type": "#microsoft.graph.allDevicesAssignmentTarget" };
    const assign = `/beta/${pages}/${page.id}/assign`;
    await tenant.send("POST", assign, { enrollmentConfigurationAssignments: [{ target }] });
    const shown = async (version: string) =>
      (await tenant.get(`/${version}/${pages}/${page.id}/assignments`)).body.value;
    expect(await shown("v1.0")).toEqual([{ id: expect.any(String), target }]);
    const filter = {
      deviceAndAppManagementAssignmentFilterId: null,
      deviceAndAppManagementAssignmentFilterType: "none",
    };
    expect(await shown("beta")).toEqual([
      { id: expect.any(String), source: "direct", sourceId: page.id, target: { ...target, ...filter } },
    ]);
  });
});
