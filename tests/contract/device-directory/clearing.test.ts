import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGraphDeviceDirectory } from "../../../main/adapters/graph/graph-device-directory.ts";
import { tenantId } from "../../../shared/kernel/brand.ts";
import { ok } from "../../../shared/kernel/result.ts";
import { startPracticeTenant } from "../../support/practice-tenant.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { startScriptedDirectory, testTenant, withWaits } from "./scripted-directory.ts";
import type { ScriptedAnswer, SeenRequest } from "./scripted-service.ts";

const managed = {
  id: "M-1",
  serialNumber: "5CG1234",
  deviceName: "PC-1",
  manufacturer: "Contoso",
  model: "Book",
  azureADDeviceId: "E-1",
  userPrincipalName: "ada@contoso.example",
  managedDeviceOwnerType: "company",
  enrolledDateTime: "2026-01-02T03:04:05Z",
  activationLockBypassCode: "secret-code",
};
const autopilot = {
  id: "Z-1",
  serialNumber: "5cg1234 ",
  manufacturer: "Contoso",
  model: "Book",
  groupTag: "OLD",
  purchaseOrderIdentifier: "PO-9",
  azureActiveDirectoryDeviceId: "E-1",
  managedDeviceId: "M-1",
  userlessEnrollmentStatus: "blocked",
  enrollmentState: "enrolled",
  deviceAccountPassword: "secret-password",
};
const object = { id: "O-1", deviceId: "E-1", displayName: "PC-1", trustType: "AzureAd", physicalIds: ["[ZTDID]:Z-1"] };

/** Answers lists by their path; every other request by `others`. */
function tenantWith(rows: {
  readonly managed?: readonly object[];
  readonly autopilot?: readonly object[];
  readonly objects?: (filter: string) => readonly object[];
}) {
  return ({ path }: SeenRequest): ScriptedAnswer => {
    const filter = new URL(path, "http://x").searchParams.get("$filter") ?? "";
    if (path.includes("/managedDevices?")) return { status: 200, body: { value: rows.managed ?? [] } };
    if (path.includes("/windowsAutopilotDeviceIdentities?"))
      return { status: 200, body: { value: rows.autopilot ?? [] } };
    if (path.includes("/devices?")) return { status: 200, body: { value: rows.objects?.(filter) ?? [] } };
    return { status: 404, body: { error: { code: "ResourceNotFound", message: "" } } };
  };
}

describe("reading a device's past", () => {
  it("asks each place in the way that it can be asked, and joins what they name", async () => {
    const byId = (filter: string): readonly object[] => (filter === "deviceId eq 'e-1'" ? [object] : []);
    const { directory, service } = await startScriptedDirectory(
      tenantWith({ managed: [managed], autopilot: [autopilot], objects: byId }),
    );
    const past = await directory.readPast(testTenant, { serialNumber: " 5CG1234", entraDeviceIds: [] });
    const asked = service.seen.map(({ path }) => decodeURIComponent(path.replace(/&.*/, "")));
    expect(asked).toEqual([
      "/v1.0/deviceManagement/managedDevices?$filter=serialNumber eq '5CG1234'",
      "/beta/deviceManagement/windowsAutopilotDeviceIdentities?$filter=contains(serialNumber,'5CG1234')",
      "/v1.0/devices?$filter=displayName eq '5CG1234'",
      "/v1.0/devices?$filter=deviceId eq 'e-1'",
    ]);
    // A person waits for it.
    for (const { headers } of service.seen) expect(headers["x-ms-throttle-priority"]).toBe("High");
    expect(past.ok && past.value).toMatchObject([
      {
        place: "managedDevice",
        id: "m-1",
        entraDeviceId: "e-1",
        ownership: "company",
        enrolledAt: Date.UTC(2026, 0, 2, 3, 4, 5),
      },
      { place: "autopilotDevice", id: "z-1", ztdId: "z-1", isBlocked: true, groupTag: "OLD", managedDeviceId: "m-1" },
      { place: "directoryDevice", id: "o-1", ztdId: "z-1", entraDeviceId: "e-1" },
    ]);
  });

  it("keeps the whole record, but nothing that is a secret", async () => {
    const { directory } = await startScriptedDirectory(tenantWith({ managed: [managed], autopilot: [autopilot] }));
    const past = await directory.readPast(testTenant, { serialNumber: "5CG1234", entraDeviceIds: [] });
    expect(past.ok && past.value[1]?.whole).toMatchObject({ purchaseOrderIdentifier: "PO-9", groupTag: "OLD" });
    expect(JSON.stringify(past)).not.toMatch(/secret-/);
  });

  it("longer serial numbers that contain this one are another device's", async () => {
    const rows = tenantWith({ autopilot: [autopilot, { ...autopilot, id: "Z-2", serialNumber: "5CG12345" }] });
    const { directory } = await startScriptedDirectory(rows);
    const past = await directory.readPast(testTenant, { serialNumber: "5CG1234", entraDeviceIds: [] });
    expect(past.ok && past.value.map(({ id }) => id)).toEqual(["z-1"]);
  });

  it("a device without a serial number is none of those that have none either", async () => {
    const nameless = { ...autopilot, id: "Z-3", serialNumber: "" };
    const { directory, service } = await startScriptedDirectory(
      tenantWith({ managed: [{ ...managed, serialNumber: "" }], autopilot: [nameless], objects: () => [object] }),
    );
    const past = await directory.readPast(testTenant, { serialNumber: " ", entraDeviceIds: ["E-1"] });
    expect(past.ok && past.value.map(({ id }) => id)).toEqual(["o-1"]);
    expect(service.seen).toHaveLength(1);
  });

  it("quotes in a serial number stay within it", async () => {
    const { directory, service } = await startScriptedDirectory(tenantWith({}));
    await directory.readPast(testTenant, { serialNumber: "A' or 'a' eq 'a", entraDeviceIds: ["x' or"] });
    const filters = service.seen.map(({ path }) => new URL(path, "http://x").searchParams.get("$filter"));
    expect(filters).toContain("serialNumber eq 'A'' or ''a'' eq ''a'");
    expect(filters).toContain("deviceId eq 'x'' or'");
  });

  it("whatever a row holds, it is read or refused, and never throws", async () => {
    const row = fc.dictionary(
      fc.constantFrom(...Object.keys(managed), ...Object.keys(autopilot), ...Object.keys(object)),
      fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.anything()), fc.object()),
    );
    await fc.assert(
      fc.asyncProperty(row, async (wild) => {
        const rows = tenantWith({ managed: [wild], autopilot: [wild], objects: () => [wild] });
        const { directory } = await startScriptedDirectory(rows);
        const past = await directory.readPast(testTenant, { serialNumber: "5CG1234", entraDeviceIds: [] });
        if (!past.ok) expect(past.error.code).toBe("graph.badAnswer");
      }),
      { numRuns: 40 },
    );
  });
});

describe("writes go to one record each", () => {
  const calls = [
    ["deleteManagedDevice", "DELETE", "/v1.0/deviceManagement/managedDevices/id%2F1"],
    ["deleteRegistration", "DELETE", "/v1.0/deviceManagement/windowsAutopilotDeviceIdentities/id%2F1"],
    ["unassignUser", "POST", "/v1.0/deviceManagement/windowsAutopilotDeviceIdentities/id%2F1/unassignUserFromDevice"],
    [
      "allowNextEnrollment",
      "POST",
      "/beta/deviceManagement/windowsAutopilotDeviceIdentities/id%2F1/allowNextEnrollment",
    ],
  ] as const;

  it.each(calls)("%s: %s", async (name, method, path) => {
    const { directory, service } = await startScriptedDirectory(() => ({ status: 204 }));
    expect(await directory[name](testTenant, "id/1")).toEqual(ok(undefined));
    expect(service.seen.map((request) => [request.method, request.path])).toEqual([[method, path]]);
  });

  it.each(calls)("%s: a lost answer is not followed by a second call", async (name) => {
    const { directory, service, clock } = await startScriptedDirectory(() => "drop");
    const { value } = await withWaits(clock, directory[name](testTenant, "id"));
    expect(value).toMatchObject({ ok: false, error: { code: "graph.unavailable" } });
    expect(service.seen).toHaveLength(1);
  });

  it("nothing is sent with a token of another tenant", async () => {
    const { directory, service } = await startScriptedDirectory(() => ({ status: 204 }));
    for (const [name] of calls) {
      const answer = await directory[name](tenantId("99999999-0000-4000-8000-000000000000"), "id");
      expect(answer).toMatchObject({ ok: false, error: { code: "order.wrongTenant" } });
    }
    expect(service.seen).toEqual([]);
  });
});

describe("bringing the list of Autopilot devices up to date", () => {
  const now = Date.UTC(2026, 8, 1, 8);
  const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();

  it.each<readonly [string, object, string, readonly string[]]>([
    ["never asked for", { syncStatus: "completed" }, "asked", ["GET", "POST"]],
    ["asked for long ago", { syncStatus: "failed", lastManualSyncTriggerDateTime: ago(10) }, "asked", ["GET", "POST"]],
    ["asked for just now", { syncStatus: "completed", lastManualSyncTriggerDateTime: ago(9) }, "tooSoon", ["GET"]],
    ["under way", { syncStatus: "inProgress" }, "underWay", ["GET"]],
  ])("%s", async (_what, settings, expected, methods) => {
    const { directory, service } = await startScriptedDirectory(({ method }) =>
      method === "GET" ? { status: 200, body: settings } : { status: 204 },
    );
    expect(await directory.requestSync(testTenant)).toEqual(ok(expected));
    expect(service.seen.map(({ method }) => method)).toEqual(methods);
  });

  it.each([
    [409, "underWay"],
    [429, "tooSoon"],
  ] as const)("somebody was faster (%i): asked once, and nothing else is held back", async (status, expected) => {
    const { directory, service } = await startScriptedDirectory(({ method }) =>
      method === "GET" ? { status: 200, body: { syncStatus: "completed" } } : { status, body: {} },
    );
    expect(await directory.requestSync(testTenant)).toEqual(ok(expected));
    expect(await directory.readSync(testTenant)).toEqual(ok({ state: "completed" }));
    expect(service.seen.map(({ method }) => method)).toEqual(["GET", "POST", "GET"]);
  });

  it("says how it stands, and from when it may be asked for", async () => {
    const { directory } = await startScriptedDirectory(() => ({
      status: 200,
      body: { syncStatus: "failed", lastSyncDateTime: ago(30), lastManualSyncTriggerDateTime: ago(4) },
    }));
    const expected = { state: "failed", lastSyncAt: now - 30 * 60_000, nextAt: now + 6 * 60_000 };
    expect(await directory.readSync(testTenant)).toEqual(ok(expected));
  });
});

describe("the object of a registered device is refused here, too", () => {
  const deleted = (seen: readonly SeenRequest[]): readonly string[] =>
    seen.flatMap(({ method, path }) => (method === "DELETE" ? [path] : []));

  it.each<readonly [string, object, readonly object[]]>([
    ["it carries a ZTDID", { id: "O-1", deviceId: "E-1", physicalIds: ["[USER-GID]:x", "[ztdid]:Z-1"] }, []],
    ["a registration names it", { id: "O-1", deviceId: "E-1", physicalIds: [] }, [{ id: "Z-1" }]],
  ])("%s", async (_why, found, owners) => {
    const { directory, service } = await startScriptedDirectory(({ path }) =>
      path.includes("/devices/") ? { status: 200, body: found } : { status: 200, body: { value: owners } },
    );
    const answer = await directory.deleteDirectoryDevice(testTenant, "O-1");
    expect(answer).toMatchObject({ ok: false, error: { code: "clearing.registeredObject", kind: "refused" } });
    expect(deleted(service.seen)).toEqual([]);
  });

  it.each<readonly [string, (request: SeenRequest) => ScriptedAnswer]>([
    ["the object cannot be read", () => ({ status: 403, body: {} })],
    ["it does not say what it is of", () => ({ status: 200, body: { id: "O-1", deviceId: "E-1" } })],
    [
      "the registrations cannot be asked",
      ({ path }) =>
        path.includes("/devices/")
          ? { status: 200, body: { id: "O-1", deviceId: "E-1", physicalIds: [] } }
          : { status: 400, body: {} },
    ],
  ])("nothing is deleted while %s", async (_why, answer) => {
    const { directory, service } = await startScriptedDirectory(answer);
    expect((await directory.deleteDirectoryDevice(testTenant, "O-1")).ok).toBe(false);
    expect(deleted(service.seen)).toEqual([]);
  });

  it("a left-over one goes", async () => {
    const { directory, service } = await startScriptedDirectory(({ method, path }) => {
      if (method === "DELETE") return { status: 204 };
      const body = path.includes("/devices/") ? { id: "O-1", deviceId: "E-1", physicalIds: [] } : { value: [] };
      return { status: 200, body };
    });
    expect(await directory.deleteDirectoryDevice(testTenant, "O-1")).toEqual(ok(undefined));
    expect(deleted(service.seen)).toEqual(["/v1.0/devices/O-1"]);
  });
});

describe("against the simulated tenant", () => {
  it("an enrolled device is refused until Intune let it go; a deletion shows later, and asking twice says so", async () => {
    const practice = await startPracticeTenant("second-life");
    const { clock, address, world } = practice;
    const directory = createGraphDeviceDirectory({
      clock,
      log: createRecordingLog(),
      random: () => 0,
      accessToken: async () => ok(practice.accessToken()),
      routes: (asked) => asked.replace("https://graph.microsoft.com", address),
    });
    const tenant = tenantId(practice.tenantId);
    const [managed] = world.managedDevices.all();
    const identity = world.identities.all().find((row) => row.managedDeviceId === managed?.id);
    if (managed === undefined || identity === undefined) throw new Error("The scenario has no enrolled device");
    const { id: managedId, serialNumber, entraDeviceId: deviceId } = managed;
    const { id: ztdId, entraObjectId: objectId } = identity;
    const read = async (ids: readonly string[] = []) => {
      const past = await directory.readPast(tenant, { serialNumber, entraDeviceIds: ids });
      if (!past.ok) throw new Error(JSON.stringify(past.error));
      return past.value.map(({ place, isBlocked }) => `${place}${isBlocked ? " blocked" : ""}`);
    };

    expect(await read()).toEqual(["managedDevice", "autopilotDevice blocked", "directoryDevice"]);
    expect(await directory.deleteRegistration(tenant, ztdId)).toMatchObject({ error: { code: "graph.invalid" } });
    expect(await directory.allowNextEnrollment(tenant, ztdId)).toEqual(ok(undefined));
    expect(await read()).toContain("autopilotDevice");
    expect(await directory.deleteManagedDevice(tenant, managedId)).toEqual(ok(undefined));
    await clock.advance(30 * 60_000);
    expect(await read()).toEqual(["autopilotDevice", "directoryDevice"]);
    expect(await directory.deleteDirectoryDevice(tenant, objectId)).toMatchObject({
      error: { code: "clearing.registeredObject" },
    });
    expect(await directory.deleteRegistration(tenant, ztdId)).toEqual(ok(undefined));
    expect(await read()).toContain("autopilotDevice");
    expect(await directory.deleteRegistration(tenant, ztdId)).toMatchObject({
      error: { code: "graph.invalid", context: { phrase: "ZtdDeviceDeletionInProgess" } },
    });
    await clock.advance(45 * 60_000);
    expect(await read([deviceId])).toEqual(["directoryDevice"]);
    expect(await directory.deleteDirectoryDevice(tenant, objectId)).toEqual(ok(undefined));
    expect(await read([deviceId])).toEqual([]);
  });
});
