import { describe, expect, test } from "vitest";
import type { DeviceDirectory } from "../../../main/app/ports/device-directory.ts";
import type { Rights } from "../../../main/app/ports/rights.ts";
import { permissionNames, permissions } from "../../../shared/domain/sign-in/permission.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { type TenantId, tenantId } from "../../../shared/kernel/brand.ts";
import { startScriptedDirectory, testTenant, testToken } from "./scripted-directory.ts";
import type { ScriptedAnswer, SeenRequest } from "./scripted-service.ts";

const otherTenant = tenantId("99999999-1111-4222-8333-444455556666");
const lockedTo = { tenantId: testTenant, tenantName: "Contoso" };
const row = { importId: "i1", serialNumber: "SIM0001", hardwareHash: "AAAA", groupTag: "A", assignedUser: "" };
const created = { id: "r1", importId: "i1", serialNumber: "SIM0001" };
const mayRead = permissions.readEnrollment.scopes.join(" ");
const mayChange = permissions.changeEnrollment.scopes.join(" ");

/** A tenant of some name that takes every import. */
function tenantCalled(name: string, id: string = testTenant) {
  return ({ path }: SeenRequest): ScriptedAnswer => {
    if (path.includes("/organization/")) return { status: 200, body: { id, displayName: name } };
    if (path.includes("/devices/o")) return { status: 200, body: { id: "o", deviceId: "d", physicalIds: [] } };
    return path.endsWith("/import")
      ? { status: 200, body: { value: [created] } }
      : { status: 200, body: { value: [] } };
  };
}

const writes = (seen: readonly SeenRequest[]) => seen.filter(({ method }) => method !== "GET");

describe("an order's tenant is the only one that is called", () => {
  test("nothing goes to another tenant, even with a good token for it", async () => {
    const options = { lockedTo, token: testToken(otherTenant) };
    const { directory, service } = await startScriptedDirectory(tenantCalled("Contoso"), options);
    const refused = { ok: false, error: { code: "order.wrongTenant", kind: "refused" } };
    expect(await directory.importIdentities(otherTenant, [row])).toMatchObject(refused);
    expect(await directory.deleteImports(otherTenant, ["r1"])).toMatchObject(refused);
    expect(await directory.listImports(otherTenant)).toMatchObject(refused);
    expect(service.seen).toEqual([]);
  });

  test("nothing goes to the order's tenant with a token of another, or with one that names none", async () => {
    for (const token of [testToken(otherTenant), "opaque", "a.b.c", `${"e30".repeat(3)}.e30.x`]) {
      const { directory, service } = await startScriptedDirectory(tenantCalled("Contoso"), { lockedTo, token });
      expect(await directory.importIdentities(testTenant, [row])).toMatchObject({
        ok: false,
        error: { code: "order.wrongTenant" },
      });
      expect(service.seen).toEqual([]);
    }
  });

  test.each([
    ["Fabrikam", testTenant, "order.tenantNameDiffers"],
    ["Contoso", otherTenant, "order.wrongTenant"],
  ])("an order over the tenant %s with id %s changes nothing there", async (name, id, code) => {
    const { directory, service } = await startScriptedDirectory(tenantCalled(name, id), { lockedTo });
    expect(await directory.importIdentities(testTenant, [row])).toMatchObject({ ok: false, error: { code } });
    expect(await directory.deleteImports(testTenant, ["r1"])).toMatchObject({ ok: false, error: { code } });
    expect(writes(service.seen)).toEqual([]);
    // Reading goes on, so that somebody can see what is wrong.
    expect((await directory.listImports(testTenant)).ok).toBe(true);
  });

  test("the tenant is asked who it is once, before the first change", async () => {
    const { directory, service } = await startScriptedDirectory(tenantCalled("Contoso Ltd."), { lockedTo });
    const both = [directory.importIdentities(testTenant, [row]), directory.importIdentities(testTenant, [row])];
    for (const answer of await Promise.all(both)) expect(answer.ok).toBe(true);
    expect((await directory.importIdentities(testTenant, [row])).ok).toBe(true);
    expect(service.seen.map(({ method }) => method)).toEqual(["GET", "POST", "POST", "POST"]);
  });

  test("while the tenant does not say who it is, nothing is changed", async () => {
    const silent = (request: SeenRequest): ScriptedAnswer =>
      request.path.includes("/organization/") ? { status: 403, body: {} } : tenantCalled("Contoso")(request);
    const { directory, service } = await startScriptedDirectory(silent, { lockedTo });
    expect(await directory.importIdentities(testTenant, [row])).toMatchObject({
      ok: false,
      error: { code: "graph.forbidden" },
    });
    expect(writes(service.seen)).toEqual([]);
  });
});

describe("whatever is asked of the directory", () => {
  /** Everything it can do, so that nothing new is left out, and whether that changes the tenant. */
  const calls: Readonly<
    Record<
      Exclude<keyof DeviceDirectory, "watchBudget">,
      { readonly changes: boolean; readonly run: (directory: DeviceDirectory, tenant: TenantId) => Promise<unknown> }
    >
  > = {
    organization: { changes: false, run: (on, tenant) => on.organization(tenant) },
    importIdentities: { changes: true, run: (on, tenant) => on.importIdentities(tenant, [row]) },
    listImports: { changes: false, run: (on, tenant) => on.listImports(tenant) },
    deleteImports: { changes: true, run: (on, tenant) => on.deleteImports(tenant, ["r1"]) },
    listRegistrations: { changes: false, run: (on, tenant) => on.listRegistrations(tenant) },
    changeRegistrations: {
      changes: true,
      run: (on, tenant) => on.changeRegistrations(tenant, [{ kind: "properties", ztdId: "z", groupTag: "A" }]),
    },
    findPeople: { changes: false, run: (on, tenant) => on.findPeople(tenant, ["a@contoso.example"]) },
    listAssignedGroups: { changes: false, run: (on, tenant) => on.listAssignedGroups(tenant) },
    listGroupMembers: { changes: false, run: (on, tenant) => on.listGroupMembers(tenant, "g") },
    changeGroupMembers: {
      changes: true,
      run: (on, tenant) => on.changeGroupMembers(tenant, [{ groupId: "g", objectId: "o", isMember: true }]),
    },
    listProfiles: { changes: false, run: (on, tenant) => on.listProfiles(tenant) },
    listAssignedDevices: { changes: false, run: (on, tenant) => on.listAssignedDevices(tenant, "p") },
    listEspConfigurations: { changes: false, run: (on, tenant) => on.listEspConfigurations(tenant) },
    readGroup: { changes: false, run: (on, tenant) => on.readGroup(tenant, "g") },
    listDirectoryDevices: { changes: false, run: (on, tenant) => on.listDirectoryDevices(tenant) },
    listManagedDevices: { changes: false, run: (on, tenant) => on.listManagedDevices(tenant) },
    listDeploymentEvents: { changes: false, run: (on, tenant) => on.listDeploymentEvents(tenant) },
    readPast: {
      changes: false,
      run: (on, tenant) => on.readPast(tenant, { serialNumber: "SIM0001", entraDeviceIds: [] }),
    },
    deleteManagedDevice: { changes: true, run: (on, tenant) => on.deleteManagedDevice(tenant, "m") },
    deleteRegistration: { changes: true, run: (on, tenant) => on.deleteRegistration(tenant, "z") },
    readSync: { changes: false, run: (on, tenant) => on.readSync(tenant) },
    requestSync: { changes: true, run: (on, tenant) => on.requestSync(tenant) },
    unassignUser: { changes: true, run: (on, tenant) => on.unassignUser(tenant, "z") },
    allowNextEnrollment: { changes: true, run: (on, tenant) => on.allowNextEnrollment(tenant, "z") },
    deleteDirectoryDevice: { changes: true, run: (on, tenant) => on.deleteDirectoryDevice(tenant, "o") },
  };
  const reading = permissionNames
    .filter((name) => !permissions[name].changes)
    .flatMap((name) => permissions[name].scopes);

  test.each(Object.entries(calls))("%s goes to no other tenant", async (_name, { run }) => {
    const options = { lockedTo, token: testToken(otherTenant) };
    const { directory, service } = await startScriptedDirectory(tenantCalled("Contoso"), options);
    expect(JSON.stringify(await run(directory, otherTenant))).toContain("order.wrongTenant");
    expect(JSON.stringify(await run(directory, testTenant))).toContain("order.wrongTenant");
    expect(service.seen).toEqual([]);
  });

  test.each(Object.entries(calls).filter(([, { changes }]) => changes))(
    "%s writes nothing with a token that may only read, nor to a tenant of another name",
    async (_name, { run }) => {
      const token = testToken(testTenant, { scp: reading.join(" ") });
      const reader = await startScriptedDirectory(tenantCalled("Contoso"), { lockedTo, token });
      expect(JSON.stringify(await run(reader.directory, testTenant))).toContain("signIn.permissionMissing");
      expect(writes(reader.service.seen)).toEqual([]);
      const stranger = await startScriptedDirectory(tenantCalled("Fabrikam"), { lockedTo });
      expect(JSON.stringify(await run(stranger.directory, testTenant))).toContain("order.tenantNameDiffers");
      expect(writes(stranger.service.seen)).toEqual([]);
    },
  );
});

describe("rights are looked at before a change is sent", () => {
  test("a token that may only read changes nothing", async () => {
    const options = { lockedTo, token: testToken(testTenant, { scp: mayRead }) };
    const { directory, service } = await startScriptedDirectory(tenantCalled("Contoso"), options);
    const refused = {
      ok: false,
      error: { code: "signIn.permissionMissing", context: { permission: "changeEnrollment" } },
    };
    expect(await directory.importIdentities(testTenant, [row])).toMatchObject(refused);
    expect(await directory.deleteImports(testTenant, ["r1"])).toMatchObject(refused);
    expect(service.seen).toEqual([]);
    expect((await directory.listImports(testTenant)).ok).toBe(true);
  });

  test("what the tenant answers is told, with who it was", async () => {
    const told: string[] = [];
    const rights: Rights = {
      tokenSeen: (tenant, { personId, scopes, roleIds }) =>
        void told.push([tenant, personId, scopes?.join(" "), roleIds?.join(" ")].join("|")),
      answered: (permission, kind) => void told.push(`${permission} ${kind}`),
      notGranted: () => undefined,
      refusalOf: () => undefined,
    };
    const refusing = (request: SeenRequest): ScriptedAnswer =>
      request.method === "GET" ? tenantCalled("Contoso")(request) : { status: 403, body: {} };
    const token = testToken(testTenant, { scp: mayChange, oid: "person-1", wids: ["role-1"] });
    const { directory } = await startScriptedDirectory(refusing, { rights, token });
    await directory.listImports(testTenant);
    await directory.importIdentities(testTenant, [row]);
    const bearer = `${testTenant}|person-1|${mayChange}|role-1`;
    expect(told).toEqual([bearer, "readEnrollment allowed", bearer, "changeEnrollment refused"]);
  });

  test("a change that is known to be refused is not sent; reading is", async () => {
    const rights: Rights = {
      tokenSeen: () => undefined,
      answered: () => undefined,
      notGranted: () => undefined,
      refusalOf: () => appError("unauthorised", "graph.forbidden"),
    };
    const { directory, service } = await startScriptedDirectory(tenantCalled("Contoso"), { rights });
    expect(await directory.importIdentities(testTenant, [row])).toMatchObject({
      ok: false,
      error: { code: "graph.forbidden" },
    });
    expect(service.seen).toEqual([]);
    expect((await directory.listImports(testTenant)).ok).toBe(true);
  });
});

describe("a batch", () => {
  const part = (status: number, id: number) => ({ id: String(id), status, headers: {}, body: {} });

  test.each([
    ["done in part shows the right", [204, 403], ["changeEnrollment allowed"]],
    ["refused as a whole shows that it is missing", [403, 403], ["changeEnrollment refused"]],
    ["refused in part, the rest otherwise, says nothing", [403, 404], []],
  ])("%s", async (_name, statuses, expected) => {
    const told: string[] = [];
    const rights: Rights = {
      tokenSeen: () => undefined,
      answered: (permission, kind) => void told.push(`${permission} ${kind}`),
      notGranted: () => undefined,
      refusalOf: () => undefined,
    };
    const answer = { status: 200, body: { responses: statuses.map(part) } };
    const { directory } = await startScriptedDirectory(() => answer, { rights });
    await directory.deleteImports(testTenant, ["r1", "r2"]);
    expect(told).toEqual(expected);
  });
});

describe("a token that the service does not take", () => {
  const claims = JSON.stringify({ access_token: { nbf: { essential: true, value: "1700000000" } } });
  const challenge = `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString("base64")}"`;

  const token = testToken(testTenant);

  test.each([
    ["with the claims it asks for", 401, challenge, [[testTenant, { token, claims }]]],
    ["also where it answers 403", 403, challenge, [[testTenant, { token, claims }]]],
    ["without claims", 401, 'Bearer realm=""', [[testTenant, { token }]]],
    ["with claims that are no JSON", 401, 'Bearer claims="AAAA"', [[testTenant, { token }]]],
    ["but not a missing right", 403, "", []],
  ])("is told to the session, %s", async (_name, status, header, expected) => {
    const told: unknown[] = [];
    const { directory } = await startScriptedDirectory(
      () => ({ status, headers: { "WWW-Authenticate": header }, body: {} }),
      { tokenRefused: (tenant, refusal) => void told.push([tenant, refusal]) },
    );
    expect((await directory.listImports(testTenant)).ok).toBe(false);
    expect(told).toEqual(expected);
  });
});
