import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { secondMs } from "../../../main/practice/world/durations.ts";
import { type SimulatedTenant, startSimulatedTenant } from "./simulated-tenant.ts";

const redirectUri = "http://localhost:51234";
const verifier = "a-verifier-that-is-long-enough-for-anybody-who-checks";
const challenge = createHash("sha256").update(verifier).digest("base64url");

function claimsOf(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
}

async function post(tenant: SimulatedTenant, page: string, form: Readonly<Record<string, string>>) {
  const { address, tenantId } = tenant.practice;
  const response = await fetch(`${address}/${tenantId}/oauth2/v2.0/${page}`, {
    method: "POST",
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: await response.json() };
}

function authorizeUrl(tenant: SimulatedTenant, change: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    client_id: tenant.practice.clientId,
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "https://graph.microsoft.com/DeviceManagementServiceConfig.ReadWrite.All openid profile offline_access",
    state: "state&1",
    nonce: "nonce-1",
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...change,
  });
  return `${tenant.practice.address}/organizations/oauth2/v2.0/authorize?${query}`;
}

async function codeOf(tenant: SimulatedTenant): Promise<string> {
  const response = await fetch(authorizeUrl(tenant), { redirect: "manual" });
  expect(response.status).toBe(302);
  const target = new URL(response.headers.get("location") ?? "");
  expect([target.origin, target.searchParams.get("state")]).toEqual([redirectUri, "state&1"]);
  return target.searchParams.get("code") ?? "";
}

test("discovery names the endpoints on the address that was called and the public issuer", async () => {
  const tenant = await startSimulatedTenant();
  const { address, tenantId } = tenant.practice;
  const configuration = (await tenant.get(`/${tenantId}/v2.0/.well-known/openid-configuration`)).body;
  expect(configuration).toMatchObject({
    issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    token_endpoint: `${address}/${tenantId}/oauth2/v2.0/token`,
  });
  const forwarded = { "x-forwarded-proto": "https", "x-forwarded-host": "login.example" };
  const behind = (await tenant.get(`/${tenantId}/v2.0/.well-known/openid-configuration`, forwarded)).body;
  expect(behind.token_endpoint).toBe(`https://login.example/${tenantId}/oauth2/v2.0/token`);
  const instance = await tenant.get(
    "/common/discovery/instance?api-version=1.1&authorization_endpoint=https://login.example/x/oauth2/v2.0/authorize",
  );
  expect(instance.body.metadata[0].aliases).toContain("login.example");
  expect((await tenant.get(`/${tenantId}/discovery/v2.0/keys`)).body).toEqual({ keys: [] });
  const unknown = await tenant.get("/nobody/v2.0/.well-known/openid-configuration");
  expect([unknown.status, unknown.body.error_codes]).toEqual([400, [90002]]);
});

test("the browser gets a code by redirect or by form, and the code works once with its verifier", async () => {
  const tenant = await startSimulatedTenant();
  const page = await (await fetch(authorizeUrl(tenant, { response_mode: "form_post" }))).text();
  expect(page).toContain(`action="${redirectUri}"`);
  expect(page).toContain('name="state" value="state&amp;1"');

  const form = {
    client_id: tenant.practice.clientId,
    grant_type: "authorization_code",
    redirect_uri: redirectUri,
    code: await codeOf(tenant),
  };
  const wrong = await post(tenant, "token", { ...form, code_verifier: "another" });
  expect(wrong.body.error_codes).toEqual([501481]);
  const code = await codeOf(tenant);
  const granted = await post(tenant, "token", { ...form, code, code_verifier: verifier });
  expect(granted.status).toBe(200);
  expect(claimsOf(granted.body.access_token)).toMatchObject({
    aud: "https://graph.microsoft.com",
    tid: tenant.practice.tenantId,
    scp: "DeviceManagementServiceConfig.ReadWrite.All",
    upn: "bench@northwindtraders.onmicrosoft.com",
  });
  expect(claimsOf(granted.body.id_token)).toMatchObject({ nonce: "nonce-1", aud: tenant.practice.clientId });
  expect((await post(tenant, "token", { ...form, code, code_verifier: verifier })).body.error).toBe("invalid_grant");

  const renewed = await post(tenant, "token", {
    Client_Id: tenant.practice.clientId,
    Grant_Type: "refresh_token",
    Refresh_Token: granted.body.refresh_token,
    Scope: "https://graph.microsoft.com/Device.Read.All offline_access openid",
  });
  expect(claimsOf(renewed.body.access_token)).toMatchObject({ scp: "Device.Read.All" });
  const call = await tenant.get("/v1.0/devices", { Authorization: `Bearer ${renewed.body.access_token}` });
  expect(call.status).toBe(200);
});

test.each([
  ["an unknown client", { client_id: "00000000-0000-4000-8000-00000000dead" }, 700016],
  ["a redirect elsewhere", { redirect_uri: "https://evil.example/" }, 50011],
])("sign-in refuses %s", async (_, change, number) => {
  const tenant = await startSimulatedTenant();
  const reply = await fetch(authorizeUrl(tenant, change), { redirect: "manual" });
  expect([reply.status, (await reply.json()).error_codes]).toEqual([400, [number]]);
});

test.each([
  ["an unknown scope", { scope: "https://graph.microsoft.com/Everything.All" }, "AADSTS70011"],
  ["no proof key", { code_challenge: "" }, "AADSTS9002325"],
  ["another response type", { response_type: "token" }, "AADSTS700054"],
])("sign-in sends the refusal of %s back to the client", async (_, change, number) => {
  const tenant = await startSimulatedTenant();
  const reply = await fetch(authorizeUrl(tenant, change), { redirect: "manual" });
  const target = new URL(reply.headers.get("location") ?? "");
  expect(target.searchParams.get("error_description")).toContain(number);
  expect(target.searchParams.get("state")).toBe("state&1");
});

test("a device code is pending until the technician has typed it, and expires", async () => {
  const tenant = await startSimulatedTenant();
  const client_id = tenant.practice.clientId;
  const started = await post(tenant, "devicecode", { client_id, scope: "User.Read offline_access openid profile" });
  expect(started.body.message).toContain(started.body.user_code);
  const form = {
    client_id,
    grant_type: "urn:ietf:params:oauth:grant-type:device_code",
    device_code: started.body.device_code,
  };
  expect((await post(tenant, "token", form)).body.error).toBe("authorization_pending");
  tenant.advance(30 * secondMs);
  expect((await post(tenant, "token", form)).status).toBe(200);
  expect((await post(tenant, "token", form)).body.error).toBe("bad_verification_code");

  const late = await post(tenant, "devicecode", { client_id, scope: "User.Read" });
  tenant.advance(late.body.expires_in * tenant.practice.world.speed * secondMs);
  expect((await post(tenant, "token", { ...form, device_code: late.body.device_code })).body.error).toBe(
    "expired_token",
  );
});

test("an application gets roles with a secret and the default scope only", async () => {
  const tenant = await startSimulatedTenant();
  const form = {
    client_id: tenant.practice.clientId,
    grant_type: "client_credentials",
    scope: "https://graph.microsoft.com/.default",
  };
  expect((await post(tenant, "token", form)).body.error_codes).toEqual([7000218]);
  expect((await post(tenant, "token", { ...form, client_secret: "s", scope: "User.Read" })).body.error_codes).toEqual([
    1002012,
  ]);
  const granted = await post(tenant, "token", { ...form, client_secret: "s" });
  expect(claimsOf(granted.body.access_token).roles).toContain("DeviceManagementServiceConfig.ReadWrite.All");
  expect(claimsOf(granted.body.access_token).roles).not.toContain("Directory.AccessAsUser.All");
  const headers = { Authorization: `Bearer ${granted.body.access_token}` };
  expect((await tenant.get("/v1.0/organization", headers)).status).toBe(200);
  expect((await tenant.get("/v1.0/me", headers)).status).toBe(400);
});

test("unknown grants and unknown tenants are refused with their AADSTS number", async () => {
  const tenant = await startSimulatedTenant();
  const grant = await post(tenant, "token", { client_id: tenant.practice.clientId, grant_type: "password" });
  expect([grant.status, grant.body.error]).toEqual([400, "unsupported_grant_type"]);
  expect((await post(tenant, "token", { grant_type: "refresh_token" })).body.error_codes).toEqual([900144]);
});
