import { beforeEach, expect, test } from "vitest";
import { issueAccessToken } from "../../../main/practice/tenant/login/access-token.ts";
import { identities, imports, intuneError, type SimulatedTenant, startSimulatedTenant } from "./simulated-tenant.ts";

let tenant: SimulatedTenant;
beforeEach(async () => {
  tenant = await startSimulatedTenant();
});

const profiles = "/beta/deviceManagement/windowsAutopilotDeploymentProfiles";
const unknownId = "00000000-0000-4000-8000-00000000dead";

test.each([
  ["GET", "/v1.0/deviceManagement/nonsense", 404, "Resource not found for the segment 'nonsense'."],
  ["GET", "/v1.0/nonsense", 404, "Resource not found for the segment 'nonsense'."],
  ["GET", "/v1.0/deviceManagement/autopilotEvents", 404, "Resource not found for the segment 'autopilotEvents'."],
  [
    "GET",
    "/v1.0/deviceManagement/windowsAutopilotSettings",
    404,
    "Resource not found for the segment 'windowsAutopilotSettings'.",
  ],
  ["GET", `/v1.0/deviceManagement/windowsAutopilotDeploymentProfiles`, 404, "windowsAutopilotDeploymentProfiles"],
  ["GET", `/beta/deviceManagement/autopilotEvents/${unknownId}/policyStatusDetails`, 404, "policyStatusDetails"],
  ["GET", "/v2.0/devices", 400, "Invalid version: v2.0"],
  ["GET", `${identities}?$nonsense=1`, 400, "nonsense"],
  ["GET", `${identities}?nonsense=1`, 400, "nonsense"],
  ["GET", `${identities}?$filter=serialNumber eq 'A'`, 400, "serialNumber"],
  ["GET", `${identities}?$filter=contains(nonsense,'A')`, 400, "nonsense"],
  ["GET", `${identities}?$filter=contains(serialNumber,'A'`, 400, "Invalid filter clause"],
  ["GET", `${identities}?$select=nonsense`, 400, "nonsense"],
  ["GET", `${identities}?$top=0`, 400, "page size"],
  ["GET", `${identities}?$top=x`, 400, "$top"],
  ["GET", `${identities}?$skiptoken=x`, 400, "skip token"],
  ["GET", `${profiles}?$filter=displayName eq 'x'`, 400, "$filter"],
  ["GET", `${profiles}?$expand=nonsense`, 400, "Expand"],
  ["GET", "/v1.0/devices?$filter=trustType gt 'x'", 400, "trustType"],
  ["GET", "/v1.0/devices?$filter=physicalIds/any(p:q eq 'x')", 400, "variable"],
  ["GET", "/beta/deviceManagement/managedDevices?$filter=complianceState eq 'compliant'", 400, "complianceState"],
  ["GET", `/v1.0/groups/${unknownId}`, 404, unknownId],
  ["PUT", "/v1.0/devices", 405, "not allowed"],
  ["POST", "/beta/deviceManagement/autopilotEvents", 405, "not allowed"],
  ["PATCH", `${identities}/${unknownId}`, 400, "No method match route template"],
] as const)("%s %s is refused with %i", async (method, path, status, message) => {
  const reply = await tenant.send(method, path, method === "GET" ? undefined : {});
  expect(reply.status).toBe(status);
  expect(reply.body.error.message).toContain(message);
});

test.each([
  [imports, { serialNumber: "A", nonsense: 1 }, "nonsense"],
  [imports, { serialNumber: 5 }, "Edm.String"],
  [imports, { serialNumber: "A", state: { deviceImportStatus: "nearly" } }, "enumeration"],
  [imports, { "@odata.type": "#microsoft.graph.group", serialNumber: "A" }, "not valid"],
  [imports, '{"serialNumber":"A",}', "JSON"],
  [imports, "[]", "must be an object"],
  [`${imports}/import`, { importedWindowsAutopilotDeviceIdentities: [] }, "empty"],
  [`${imports}/import`, {}, "empty"],
  [profiles, { displayName: "x" }, "abstract"],
  [
    profiles,
    {
      "@odata.type": "#microsoft.graph.azureADWindowsAutopilotDeploymentProfile",
      displayName: "x",
      deviceType: "toaster",
    },
    "enumeration",
  ],
  [
    "/beta/deviceManagement/deviceEnrollmentConfigurations",
    {
      "@odata.type": "#microsoft.graph.windows10EnrollmentCompletionPageConfiguration",
      displayName: "x",
      priority: "soon",
    },
    "Edm.Int32",
  ],
])("POST %s refuses a body that the type does not have", async (path, body, message) => {
  const reply = await tenant.send("POST", path, body);
  expect(reply.status).toBe(400);
  expect(intuneError(reply).Message).toContain(message);
});

test("v1.0 refuses a property that only beta has", async () => {
  await tenant.registerAll();
  const [device] = (await tenant.get(identities)).body.value;
  const path = `deviceManagement/windowsAutopilotDeviceIdentities/${device.id}/updateDeviceProperties`;
  expect((await tenant.send("POST", `/beta/${path}`, { deviceFriendlyName: "x" })).status).toBe(204);
  expect((await tenant.send("POST", `/v1.0/${path}`, { deviceFriendlyName: "x" })).status).toBe(400);
  expect((await tenant.send("POST", `/beta/${path}`, { displayName: "this name is far too long" })).status).toBe(400);
  const wrong = await tenant.send("POST", `${identities}/${unknownId}/updateDeviceProperties`, { groupTag: "x" });
  expect([wrong.status, wrong.body.error.code]).toEqual([404, "ResourceNotFound"]);
  expect(intuneError(wrong).Message).toContain("Activity ID");
});

test("without a token, with a foreign, damaged or expired one, nothing is answered", async () => {
  const { world } = tenant.practice;
  const reply = (authorization: string) => tenant.get(identities, { Authorization: authorization });
  const subject = { kind: "user", scopes: ["DeviceManagementServiceConfig.Read.All"] } as const;
  const good = issueAccessToken(world, world.tenant.clientId, subject, tenant.now());
  expect((await reply(`Bearer ${good}`)).status).toBe(200);
  const damaged = `${good.slice(0, -4)}AAAA`;
  const foreign = issueAccessToken(
    { ...world, tenant: { ...world.tenant, tenantId: unknownId } },
    "x",
    subject,
    tenant.now(),
  );
  for (const authorization of ["", "Basic eDp5", "Bearer x", `Bearer ${damaged}`, `Bearer ${foreign}`]) {
    const refused = await reply(authorization);
    expect([refused.status, refused.body.error.code]).toEqual([401, "InvalidAuthenticationToken"]);
    expect(refused.headers.get("www-authenticate")).toContain("Bearer");
  }
  tenant.advance(3600 * 1000 * world.speed);
  const expired = await reply(`Bearer ${good}`);
  expect([expired.status, expired.body.error.message]).toEqual([
    401,
    "Lifetime validation failed, the token is expired.",
  ]);
});

test("a missing scope is refused in the words of the service that was asked", async () => {
  const { world } = tenant.practice;
  const token = issueAccessToken(world, "x", { kind: "user", scopes: ["User.Read"] }, tenant.now());
  const headers = { Authorization: `Bearer ${token}` };
  const intune = await tenant.get(identities, headers);
  expect([intune.status, intune.body.error.code]).toEqual([403, "Forbidden"]);
  expect(intuneError(intune).Message).toContain(
    "Application must have one of the following scopes: DeviceManagementServiceConfig.Read.All",
  );
  const directory = await tenant.get("/v1.0/groups", headers);
  expect([directory.status, directory.body.error.code]).toEqual([403, "Authorization_RequestDenied"]);
  expect((await tenant.get("/v1.0/me", headers)).body.displayName).toBe("Bench Technician");
});

test("every answer carries the request's ids and the simulated date", async () => {
  const id = "11111111-2222-4333-8444-555555555555";
  const reply = await tenant.get("/v1.0/nonsense", { "client-request-id": id });
  expect(reply.headers.get("client-request-id")).toBe(id);
  expect(reply.headers.get("request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(reply.headers.get("date")).toBe(new Date(tenant.now()).toUTCString());
  expect(reply.body.error.innerError).toMatchObject({
    "client-request-id": id,
    "request-id": reply.headers.get("request-id"),
  });
});

test.each([
  ["an upload without a row", `${imports}/import`, { importedWindowsAutopilotDeviceIdentities: [null] }],
  [
    "a group type that is nothing",
    "/v1.0/groups",
    { displayName: "x", mailEnabled: false, mailNickname: "x", securityEnabled: true, groupTypes: [null] },
  ],
  [
    "a rule that is nested without end",
    "/v1.0/groups",
    {
      displayName: "x",
      mailEnabled: false,
      mailNickname: "x",
      securityEnabled: true,
      groupTypes: ["DynamicMembership"],
      membershipRule: "(".repeat(5000),
    },
  ],
])("%s is refused, not stumbled over", async (_, path, body) => {
  expect((await tenant.send("POST", path, body)).status).toBe(400);
});

test("a body that is not UTF-8 is refused", async () => {
  const response = await fetch(`${tenant.practice.address}${imports}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${tenant.practice.accessToken()}`, "Content-Type": "application/json" },
    body: Buffer.from('{"serialNumber":"\xff\xfe"}', "latin1"),
  });
  expect(response.status).toBe(400);
  expect((await tenant.get(imports)).body.value).toEqual([]);
});

test("a body larger than 4 MiB is refused", async () => {
  const reply = await tenant.send("POST", imports, { serialNumber: "x".repeat(4 * 1024 * 1024) });
  expect(reply.status).toBe(413);
});
