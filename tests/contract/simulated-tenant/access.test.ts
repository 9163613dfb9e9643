import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { issueAccessToken } from "../../../main/practice/tenant/login/access-token.ts";
import type { WorldSwitches } from "../../../main/practice/world/world-switches.ts";
import { identities, imports, intuneError, type SimulatedTenant, startSimulatedTenant } from "./simulated-tenant.ts";

const profiles = "/beta/deviceManagement/windowsAutopilotDeploymentProfiles";

function tokenOf(tenant: SimulatedTenant, subject: Parameters<typeof issueAccessToken>[2]) {
  const { world } = tenant.practice;
  return { Authorization: `Bearer ${issueAccessToken(world, world.tenant.clientId, subject, tenant.now())}` };
}

async function login(tenant: SimulatedTenant, page: string, form: Readonly<Record<string, string>>) {
  const response = await fetch(`${tenant.practice.address}/organizations/oauth2/v2.0/${page}`, {
    method: "POST",
    body: new URLSearchParams({ client_id: tenant.practice.clientId, ...form }),
    redirect: "manual",
  });
  const answer = (await response.text()) || "{}";
  const back = new URL(response.headers.get("location") ?? "http://localhost").searchParams;
  return { status: response.status, back, body: JSON.parse(answer.startsWith("{") ? answer : "{}") };
}

const verifier = "v".repeat(43);
const wanted = {
  response_type: "code",
  redirect_uri: "http://localhost:5555",
  scope: "https://graph.microsoft.com/DeviceManagementServiceConfig.ReadWrite.All offline_access",
  code_challenge: createHash("sha256").update(verifier).digest("base64url"),
  code_challenge_method: "S256",
};

async function signIn(tenant: SimulatedTenant, more: Readonly<Record<string, string>> = {}) {
  const { back } = await login(tenant, "authorize", { ...wanted, ...more });
  const { redirect_uri } = wanted;
  const code = {
    grant_type: "authorization_code",
    code: back.get("code") ?? "",
    code_verifier: verifier,
    redirect_uri,
  };
  return (await login(tenant, "token", code)).body;
}

test.each([
  ["consentMissing", "AADSTS65001", "consent_required"],
  ["declined", "AADSTS65004", "access_denied"],
  ["conditionalAccess", "AADSTS53003", "access_denied"],
  ["strongAuthentication", "AADSTS50076", "interaction_required"],
  ["accountDisabled", "AADSTS50057", "access_denied"],
  ["guestUnknown", "AADSTS50020", "access_denied"],
] as const)("a sign-in can end with %s, in the browser and later", async (outcome, number, error) => {
  const tenant = await startSimulatedTenant();
  const { refresh_token } = await signIn(tenant);
  await tenant.send("POST", "/_practice/v1/switches", { signIn: outcome });
  const { back } = await login(tenant, "authorize", wanted);
  expect([back.get("error"), back.get("error_description")?.startsWith(number)]).toEqual([error, true]);
  const silent = await login(tenant, "token", { grant_type: "refresh_token", refresh_token, scope: wanted.scope });
  expect(silent.body.error_description).toContain(number);
  expect(["invalid_grant", "interaction_required"]).toContain(silent.body.error);
});

test("device codes alone can be blocked, and single permissions can lack consent", async () => {
  const tenant = await startSimulatedTenant({
    switches: { signIn: "deviceCodeBlocked", consentMissingFor: ["Group.ReadWrite.All"] },
  });
  expect((await signIn(tenant)).access_token).toBeTruthy();
  const { body } = await login(tenant, "devicecode", { scope: wanted.scope });
  tenant.advance(31_000);
  const poll = await login(tenant, "token", { grant_type: "device_code", device_code: body.device_code });
  expect([poll.body.error, poll.body.error_codes]).toEqual(["invalid_grant", [53003]]);
  const { back } = await login(tenant, "authorize", { ...wanted, scope: "Group.ReadWrite.All" });
  expect(back.get("error_description")).toContain("AADSTS65001");
});

test("a route that wants an authentication context says which claims, and takes a token that has them", async () => {
  const tenant = await startSimulatedTenant({ switches: { contextRequiredFor: "POST deviceManagement/imported" } });
  const plain = await signIn(tenant);
  const headers = { Authorization: `Bearer ${plain.access_token}` };
  expect((await tenant.get(imports, headers)).status).toBe(200);
  const refused = await tenant.send("POST", imports, { serialNumber: "A" }, headers);
  expect(refused.status).toBe(403);
  const challenge = refused.headers.get("www-authenticate") ?? "";
  expect(challenge).toContain('error="insufficient_claims"');
  const claims = Buffer.from(/claims="([^"]+)"/.exec(challenge)?.[1] ?? "", "base64").toString();
  const silent = { grant_type: "refresh_token", refresh_token: plain.refresh_token, claims };
  expect((await login(tenant, "token", silent)).body.error).toBe("interaction_required");
  const better = { Authorization: `Bearer ${(await signIn(tenant, { claims })).access_token}` };
  expect((await tenant.send("POST", imports, { serialNumber: "A" }, better)).status).toBe(201);
});

test.each([
  ["readOnly", 200, 403],
  ["none", 403, 403],
] as const)("a scope is not enough for who is %s in the tenant", async (technicianRole, reads, writes) => {
  const tenant = await startSimulatedTenant({ switches: { technicianRole } });
  expect((await tenant.get(identities)).status).toBe(reads);
  const refused = await tenant.send("POST", imports, { serialNumber: "A" });
  expect([refused.status, intuneError(refused).Message.startsWith("User is not authorized")]).toEqual([writes, true]);
  expect((await tenant.get("/v1.0/me")).status).toBe(200);
  expect((await tenant.send("DELETE", "/v1.0/groups/x")).status).toBe(403);
  const app = tokenOf(tenant, { kind: "application", roles: ["DeviceManagementServiceConfig.ReadWrite.All"] });
  expect((await tenant.send("POST", imports, { serialNumber: "A" }, app)).status).toBe(201);
  const payload = JSON.parse(Buffer.from(tenant.practice.accessToken().split(".")[1] ?? "", "base64url").toString());
  expect(payload.wids).toHaveLength(1);
});

test("a device object is deleted by people and applications with different permissions", async () => {
  const tenant = await startSimulatedTenant();
  await tenant.registerAll();
  const [one, two] = (await tenant.get("/v1.0/devices")).body.value;
  const status = async (id: string, subject: Parameters<typeof issueAccessToken>[2]) =>
    (await tenant.send("DELETE", `/v1.0/devices/${id}`, undefined, tokenOf(tenant, subject))).status;
  expect(await status(one.id, { kind: "user", scopes: ["Device.ReadWrite.All"] })).toBe(403);
  expect(await status(one.id, { kind: "user", scopes: ["Directory.AccessAsUser.All"] })).toBe(204);
  expect(await status(two.id, { kind: "application", roles: ["Device.Read.All"] })).toBe(403);
  expect(await status(two.id, { kind: "application", roles: ["Device.ReadWrite.All"] })).toBe(204);
});

test("who may read only the basics of people sees no more", async () => {
  const tenant = await startSimulatedTenant();
  const path = "/v1.0/users/nestor@northwindtraders.onmicrosoft.com?$select=displayName,accountEnabled,usageLocation";
  const basic = tokenOf(tenant, { kind: "user", scopes: ["User.ReadBasic.All"] });
  expect((await tenant.get(path, basic)).body).toMatchObject({ accountEnabled: null, usageLocation: null });
  expect((await tenant.get(path)).body).toMatchObject({ accountEnabled: false, usageLocation: "DE" });
  expect((await tenant.get("/v1.0/users")).body.value[0]).not.toHaveProperty("accountEnabled");
  const plans = async (name: string) => {
    const licences = await tenant.get(`/v1.0/users/${name}@northwindtraders.onmicrosoft.com/licenseDetails`);
    return licences.body.value.flatMap((row: { servicePlans: readonly { servicePlanName: string }[] }) =>
      row.servicePlans.map((plan) => plan.servicePlanName),
    );
  };
  expect(await plans("adele")).toEqual(["INTUNE_A", "AAD_PREMIUM"]);
  expect(await plans("pradeep")).toEqual(["INTUNE_A"]);
  expect(await plans("lidia")).toEqual([]);
});

test("a tenant without Intune or without Entra ID P1 says so where it shows", async () => {
  const tenant = await startSimulatedTenant({ switches: { subscription: "noIntune" } });
  expect((await tenant.get(identities)).status).toBe(400);
  expect((await tenant.get("/v1.0/deviceManagement?$select=subscriptionState")).body.subscriptionState).toBe("pending");
  const [sku] = (await tenant.get("/v1.0/subscribedSkus")).body.value;
  const plan = sku.servicePlans.find((each: { servicePlanName: string }) => each.servicePlanName === "INTUNE_A");
  expect(plan.provisioningStatus).toBe("Disabled");
  await tenant.send("POST", "/_practice/v1/switches", { subscription: "noEntraPremium" });
  const group = { displayName: "x", mailEnabled: false, mailNickname: "x", securityEnabled: true };
  const rule = { groupTypes: ["DynamicMembership"], membershipRule: '(device.displayName -startsWith "x")' };
  expect((await tenant.send("POST", "/v1.0/groups", { ...group, ...rule })).status).toBe(403);
  expect((await tenant.send("POST", "/v1.0/groups", group)).status).toBe(201);
  expect((await tenant.get(profiles)).status).toBe(200);
});

test("calls are counted where a world is told to, and fit again after the time that is told", async () => {
  const tenant = await startSimulatedTenant({ switches: { throttling: "documented" } });
  const post = () => tenant.send("POST", `${imports}/import`, { importedWindowsAutopilotDeviceIdentities: [] });
  for (let call = 0; call < 100; call += 1) expect((await post()).status).toBe(400);
  const refused = await post();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "20"]);
  tenant.advance(20_000);
  expect((await post()).status).toBe(400);
  tenant.advance(20_000);
  for (let call = 0; call < 60; call += 1)
    expect((await tenant.send("POST", imports, { serialNumber: `S${call}` })).status).toBe(201);
  const blind = await tenant.send("POST", imports, { serialNumber: "S" });
  expect([blind.status, blind.headers.get("retry-after")]).toEqual([429, null]);
});

test("switches and trouble can be changed while the world runs, and nothing but what they are", async () => {
  const tenant = await startSimulatedTenant();
  const set = (path: string, body: unknown) => tenant.send("POST", `/_practice/v1/${path}`, body);
  for (const wrong of [{ nonsense: 1 }, { signIn: "maybe" }, { identityPageSize: "5" }, []])
    expect((await set("switches", wrong)).status).toBe(400);
  expect((await set("switches", { clockSkewSeconds: 600 })).body.clockSkewSeconds).toBe(600);
  const { headers } = await tenant.get(identities);
  expect(Date.parse(headers.get("date") ?? "")).toBe(tenant.now() + 600_000);
  expect((await set("faults", [{ route: "", kind: "bad" }])).status).toBe(400);
  const rule = { route: "windowsAutopilotDeviceIdentities", kind: "gatewayTimeout", first: 1, share: 0 };
  expect((await set("faults", [{ ...rule, retryAfterSeconds: 0 }])).status).toBe(200);
  expect([(await tenant.get(identities)).status, (await tenant.get(identities)).status]).toEqual([504, 200]);
  expect(tenant.practice.world.snapshot().switches satisfies WorldSwitches).toMatchObject({ clockSkewSeconds: 600 });
});

test("an administrator's consent lets in what lacked it", async () => {
  const tenant = await startSimulatedTenant({ switches: { consentMissingFor: ["Group.ReadWrite.All"] } });
  const scope = "https://graph.microsoft.com/Group.ReadWrite.All";
  const query = new URLSearchParams({
    client_id: tenant.practice.clientId,
    redirect_uri: "http://localhost:5555",
    scope,
    state: "s",
  });
  const page = `${tenant.practice.address}/${tenant.practice.tenantId}/v2.0/adminconsent?${query}`;
  const response = await fetch(page, { redirect: "manual" });
  const back = new URL(response.headers.get("location") ?? "").searchParams;
  expect([back.get("admin_consent"), back.get("tenant"), back.get("scope"), back.get("state")]).toEqual([
    "True",
    tenant.practice.tenantId,
    scope,
    "s",
  ]);
  expect((await signIn(tenant, { scope })).access_token).toBeTruthy();
});

test("the directory says what a call cost", async () => {
  const tenant = await startSimulatedTenant();
  const cost = async (path: string) => (await tenant.get(path)).headers.get("x-ms-resource-unit");
  expect(await cost("/v1.0/users")).toBe("2");
  expect(await cost("/v1.0/users?$select=id")).toBe("1");
  expect(await cost("/v1.0/subscribedSkus")).toBe("3");
  expect(await cost(identities)).toBeNull();
});
