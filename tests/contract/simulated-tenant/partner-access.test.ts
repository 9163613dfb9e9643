import fc from "fast-check";
import { expect, test } from "vitest";
import { partnerScope } from "../../../main/practice/tenant/partner/partner-scope.ts";
import { partnerToken, startSimulatedPartner } from "./partner-tenant.ts";
import type { SimulatedTenant } from "./simulated-tenant.ts";

const asClient = (tenant: SimulatedTenant) => ({ client_id: tenant.practice.clientId });

async function tokenOf(tenant: SimulatedTenant, directory: string, fields: Readonly<Record<string, string>>) {
  const form = new URLSearchParams({ ...asClient(tenant), ...fields });
  const response = await fetch(`${tenant.practice.address}/${directory}/oauth2/v2.0/token`, {
    method: "POST",
    body: form,
  });
  return (await response.json()) as { access_token?: string; error?: string; error_description?: string };
}

test("only a token of the partner's tenant for Partner Center is taken", async () => {
  const tenant = await startSimulatedPartner();
  const list = (authorization: string) =>
    tenant.send("GET", "/v1/customers", undefined, { Authorization: authorization });
  expect((await list(`Bearer ${partnerToken(tenant)}`)).status).toBe(200);
  expect((await list(`Bearer ${tenant.practice.accessToken()}`)).status).toBe(401);
  expect(await list("")).toMatchObject({ status: 401, body: { code: 401, data: [], source: "PartnerFD" } });
  const graph = await tenant.send("GET", "/v1.0/organization", undefined, {
    Authorization: `Bearer ${partnerToken(tenant)}`,
  });
  expect(graph.status).toBe(401);
  tenant.advance(25 * 3_600_000);
  expect((await list(`Bearer ${partnerToken({ ...tenant, now: () => tenant.now() - 25 * 3_600_000 })}`)).status).toBe(
    401,
  );
});

test("a sign-in without a second factor is refused", async () => {
  const { partner } = await startSimulatedPartner({ partner: { signsInWithMfa: false } });
  const reply = await partner("GET", "/v1/customers");
  expect([reply.status, reply.body.description]).toEqual([401, expect.stringContaining("MFA")]);
});

test("sales agents upload, only admin agents change policies, others may do nothing", async () => {
  const calls = [
    ["GET", "/deviceBatches", undefined],
    ["POST", "/deviceBatches", { batchId: "one", devices: [{ productKey: "1" }] }],
    ["POST", "/policies", { name: "Quiet" }],
  ] as const;
  const allowed = { admin: [200, 202, 201], sales: [200, 202, 403], none: [403, 403, 403] } as const;
  for (const agent of ["admin", "sales", "none"] as const) {
    const { partner, customer } = await startSimulatedPartner({ partner: { agent } });
    const statuses: number[] = [];
    for (const [method, path, body] of calls) statuses.push((await partner(method, `${customer}${path}`, body)).status);
    expect(statuses, agent).toEqual(allowed[agent]);
  }
});

test("an application alone may read, and may not create a batch", async () => {
  const tenant = await startSimulatedPartner();
  const { tenantId } = tenant.practice.world.partner.facts;
  const granted = await tokenOf(tenant, tenantId, {
    grant_type: "client_credentials",
    client_secret: "practice",
    scope: "https://api.partnercenter.microsoft.com/.default",
  });
  const headers = { Authorization: `Bearer ${granted.access_token ?? ""}` };
  expect((await tenant.send("GET", `${tenant.customer}/deviceBatches`, undefined, headers)).status).toBe(200);
  const body = { batchId: "one", devices: [{ productKey: "1" }] };
  expect((await tenant.send("POST", `${tenant.customer}/deviceBatches`, body, headers)).status).toBe(403);
});

test("a sign-in asks for one resource at a time, and the partner's directory answers for itself", async () => {
  const tenant = await startSimulatedPartner();
  const { tenantId } = tenant.practice.world.partner.facts;
  const discovery = await tenant.get(`/${tenantId}/v2.0/.well-known/openid-configuration`);
  expect(discovery.body.issuer).toContain(tenantId);
  const form = new URLSearchParams({
    ...asClient(tenant),
    scope: `${partnerScope} https://graph.microsoft.com/User.Read`,
  });
  const response = await fetch(`${tenant.practice.address}/${tenantId}/oauth2/v2.0/devicecode`, {
    method: "POST",
    body: form,
  });
  expect(await response.json()).toMatchObject({ error: "invalid_scope", error_codes: [28000] });
});

test("customers of others, unknown options, unknown properties and other methods are refused", async () => {
  const { partner, customer, row } = await startSimulatedPartner();
  const stranger = "/v1/customers/00000000-0000-4000-8000-000000000001/deviceBatches";
  expect((await partner("GET", stranger)).status).toBe(404);
  expect((await partner("GET", "/v1/customers/nobody/deviceBatches")).status).toBe(400);
  expect((await partner("GET", `${customer}/deviceBatches?top=5`)).status).toBe(400);
  expect((await partner("PUT", `${customer}/deviceBatches`, {})).status).toBe(405);
  expect((await partner("GET", `${customer}/somethingElse`)).status).toBe(404);
  for (const body of [
    {},
    { batchId: "one" },
    { batchId: "one", devices: [] },
    { batchId: " ", devices: [row(1, "hash")] },
    { batchId: "one", devices: [{ ...row(1, "hash"), groupTag: "x" }] },
    { batchId: "one", devices: [{ serialNumber: "5CG1234XYZ" }] },
    { batchId: "one", devices: [{ serialNumber: "5CG1234XYZ", productKey: "1", oemManufacturerName: "a" }] },
    { batchId: "one", devices: [{ serialNumber: 5, hardwareHash: "QUJD" }] },
    "{ batchId: 'one' }",
  ])
    expect((await partner("POST", `${customer}/deviceBatches`, body)).status, JSON.stringify(body)).toBe(400);
});

test("what the SDK sends along is taken", async () => {
  const { partner, customer, row } = await startSimulatedPartner();
  const device = {
    Id: null,
    ...row(1, "hash"),
    ProductKey: null,
    Policies: null,
    CreatedBy: null,
    UploadedDate: "0001-01-01T00:00:00",
    AllowedOperations: null,
    Attributes: { ObjectType: "Device" },
  };
  const body = { BatchId: "SDK", Devices: [device], Attributes: { ObjectType: "DeviceBatchCreationRequest" } };
  expect((await partner("POST", `${customer}/deviceBatches`, body)).status).toBe(202);
});

test("any path, header and body is answered or refused, never a defect", { timeout: 300_000 }, async () => {
  const { partner, customer } = await startSimulatedPartner();
  const device = fc.record(
    {
      serialNumber: fc.anything(),
      hardwareHash: fc.anything(),
      productKey: fc.oneof(fc.string(), fc.constant(null)),
      oemManufacturerName: fc.string(),
      modelName: fc.string(),
      policies: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const body = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record({ batchId: fc.oneof(fc.string(), fc.jsonValue()), devices: fc.oneof(fc.array(device), fc.jsonValue()) })
      .map((value) => JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part))),
    fc.array(device).map((value) => JSON.stringify(value, (_, part) => (typeof part === "bigint" ? 1 : part))),
  );
  const path = fc.oneof(
    fc.constantFrom(
      `${customer}/deviceBatches`,
      `${customer}/deviceBatches/x/devices`,
      `${customer}/policies`,
      `${customer}/DevicePolicyUpdates`,
    ),
    fc.webSegment().map((segment) => `${customer}/${segment}`),
    fc.webSegment().map((segment) => `/v1/${segment}`),
    fc.webSegment().map((segment) => `/customers/${segment}`),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE"), path, body, async (method, to, text) => {
      const reply = await partner(method, to, method === "GET" ? undefined : text);
      expect(reply.status).toBeLessThan(500);
    }),
    { numRuns: 200 },
  );
});
