import { describe, expect, test } from "vitest";
import type { FaultRule } from "../../../main/practice/scenarios/scenario.ts";
import { readFaultArguments, readSwitchArguments } from "../../../main/practice/serve/switch-arguments.ts";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import { identities, imports, intuneError, startSimulatedTenant } from "./simulated-tenant.ts";

const route = "windowsAutopilotDeviceIdentities";

/** A rule that the first call of a route meets. */
const first = (kind: FaultRule["kind"], retryAfterSeconds = 0): FaultRule => ({
  route,
  kind,
  first: 1,
  share: 0,
  retryAfterSeconds,
});

describe("refusals that pass", () => {
  test.each([
    ["tokenExpired", 401, "InvalidAuthenticationToken"],
    ["tokenRevoked", 401, "InvalidAuthenticationToken"],
    ["missingScope", 403, "Forbidden"],
    ["claimsRefused", 403, "Forbidden"],
    ["conditionNotMet", 412, "ConditionNotMet"],
    ["conflict", 409, "Conflict"],
    ["failedDependency", 424, "FailedDependency"],
    ["unknownSegment", 404, "ResourceNotFound"],
    ["throttledWithWait", 429, "TooManyRequests"],
    ["throttledBlind", 429, "TooManyRequests"],
    ["serverError", 500, "InternalServerError"],
    ["unavailable", 503, "ServiceUnavailable"],
    ["unavailableWithWait", 503, "ServiceUnavailable"],
    ["gatewayTimeout", 504, "UnknownError"],
    ["badRequest", 400, "BadRequest"],
  ] as const)("%s is %i once, alone and in a batch, and then as usual", async (kind, status, code) => {
    const tenant = await startSimulatedTenant({ faults: [first(kind, 7)] });
    const refused = await tenant.get(identities);
    expect([refused.status, refused.body.error.code]).toEqual([status, code]);
    expect(refused.headers.get("retry-after")).toBe(kind.endsWith("WithWait") ? "7" : null);
    const challenge = refused.headers.get("www-authenticate") ?? "";
    expect(challenge.includes("insufficient_claims")).toBe(kind === "tokenRevoked" || kind === "claimsRefused");
    expect((await tenant.get(identities)).status).toBe(200);

    const other = await startSimulatedTenant({ faults: [first(kind, 7)] });
    const part = { id: "1", method: "GET", url: `/deviceManagement/${route}` };
    const batch = () => other.send("POST", "/beta/$batch", { requests: [part] });
    const [inner] = (await batch()).body.responses;
    expect([inner.status, inner.body.error.code]).toEqual([status, code]);
    expect(inner.headers["Retry-After"]).toBe(kind.endsWith("WithWait") ? "7" : undefined);
    expect((await batch()).body.responses[0].status).toBe(200);
  });

  test("a part that depends on a throttled one is 424, and the others are answered", async () => {
    const tenant = await startSimulatedTenant({ faults: [first("throttledBlind")] });
    const requests = [
      { id: "1", method: "GET", url: `/deviceManagement/${route}` },
      { id: "2", method: "GET", url: "/me", dependsOn: ["1"] },
      { id: "3", method: "GET", url: "/me" },
    ];
    const { responses } = (await tenant.send("POST", "/beta/$batch", { requests })).body;
    expect(Object.fromEntries(responses.map((part: { id: string; status: number }) => [part.id, part.status]))).toEqual(
      { "1": 429, "2": 424, "3": 200 },
    );
  });

  test("the words of a missing permission are those of the route that was asked", async () => {
    const tenant = await startSimulatedTenant({ faults: [first("missingScope")] });
    const { Message } = intuneError(await tenant.get(identities));
    expect(Message).toContain(
      "Application must have one of the following scopes: DeviceManagementServiceConfig.Read.All",
    );
  });
});

describe("lists that mislead", () => {
  const paged = { identityPageSize: 4 };

  test("a link that leads to the same page again", async () => {
    const tenant = await startSimulatedTenant({ switches: paged });
    await tenant.registerAll();
    tenant.practice.world.setFaults([{ ...first("repeatedLink"), share: 1 }]);
    const page = (await tenant.get(identities)).body;
    const again = (await tenant.get(page["@odata.nextLink"])).body;
    expect(again).toEqual({ ...page, "@odata.nextLink": again["@odata.nextLink"] });
    expect((await tenant.get(again["@odata.nextLink"])).body["@odata.nextLink"]).toBe(again["@odata.nextLink"]);
  });

  test("a page without rows that goes on", async () => {
    const tenant = await startSimulatedTenant({ switches: paged });
    await tenant.registerAll();
    tenant.practice.world.setFaults([first("emptyPage")]);
    let link: string = identities;
    const sizes: number[] = [];
    while (link !== undefined) {
      const page = (await tenant.get(link)).body;
      sizes.push(page.value.length);
      link = page["@odata.nextLink"];
    }
    expect(sizes).toEqual([0, 4, 4, 3]);
  });

  test("an enumeration member that nobody knows, or the word for it where it can grow", async () => {
    const tenant = await startSimulatedTenant();
    await tenant.registerAll();
    tenant.practice.world.setFaults([{ ...first("unknownMember"), share: 1 }]);
    const [plain] = (await tenant.get(identities)).body.value;
    expect(plain).toMatchObject({
      deploymentProfileAssignmentStatus: "addedLater",
      remediationState: "unknownFutureValue",
    });
    const asked = await tenant.get(identities, { Prefer: "include-unknown-enum-members" });
    expect(asked.body.value[0].remediationState).toBe("addedLater");
  });
});

describe("switches of the tenant", () => {
  test("the first update of a device is taken and lost, the same one again takes effect", async () => {
    const tenant = await startSimulatedTenant({ switches: { ignoresFirstUpdate: true } });
    await tenant.registerAll();
    const [device] = (await tenant.get(identities)).body.value;
    const update = () => tenant.send("POST", `${identities}/${device.id}/updateDeviceProperties`, { groupTag: "B" });
    const tag = async () => (await tenant.get(`${identities}/${device.id}`)).body.groupTag;
    expect((await update()).status).toBe(204);
    tenant.advance(10 * minuteMs);
    expect(await tag()).toBe("NW-SALES");
    expect((await update()).status).toBe(204);
    tenant.advance(minuteMs);
    expect(await tag()).toBe("B");
  });

  test("changes too soon after a registration are refused with 429", async () => {
    const tenant = await startSimulatedTenant({ switches: { earlyUpdateSeconds: 7200 } });
    await tenant.registerAll();
    const [device] = (await tenant.get(identities)).body.value;
    const update = () => tenant.send("POST", `${identities}/${device.id}/updateDeviceProperties`, { groupTag: "B" });
    expect((await update()).status).toBe(429);
    tenant.advance(120 * minuteMs);
    expect((await update()).status).toBe(204);
  });

  test("an upload larger than a world takes is refused as it says, and users of other domains too", async () => {
    const tenant = await startSimulatedTenant({ switches: { mostImportRows: 2, tooManyRowsStatus: 413 } });
    const row = (serialNumber: string, assignedUserPrincipalName = "") => ({ serialNumber, assignedUserPrincipalName });
    const send = (...rows: readonly object[]) =>
      tenant.send("POST", `${imports}/import`, { importedWindowsAutopilotDeviceIdentities: rows });
    expect((await send(row("1"), row("2"), row("3"))).status).toBe(413);
    expect((await send(row("1"), row("2", "adele@elsewhere.com"))).status).toBe(400);
    expect((await send(row("1"), row("2", "nobody@northwindtraders.onmicrosoft.com"))).status).toBe(200);
    await tenant.send("POST", "/_practice/v1/switches", { foreignUserDomain: "taken" });
    expect((await send(row("4", "adele@elsewhere.com"))).status).toBe(200);
  });

  test("a sync can fail, and can say how long to wait", async () => {
    const tenant = await startSimulatedTenant({ switches: { syncFails: true, syncTellsWait: true } });
    const settings = "/beta/deviceManagement/windowsAutopilotSettings";
    await tenant.send("POST", `${settings}/sync`);
    tenant.advance(4 * minuteMs);
    expect((await tenant.get(settings)).body.syncStatus).toBe("failed");
    const early = await tenant.send("POST", `${settings}/sync`);
    expect([early.status, early.headers.get("retry-after")]).toEqual([429, "360"]);
  });

  test.each([
    ["ruleForOtherTag", null],
    ["groupPaused", null],
    ["profileUnassigned", null],
    ["olderProfileWins", "Northwind Traders kiosks"],
  ] as const)("devices do not get the expected profile: %s", async (tenantTrouble, profile) => {
    const tenant = await startSimulatedTenant({ tenantTrouble });
    await tenant.registerAll();
    const [device] = (await tenant.get(identities)).body.value;
    const expanded = await tenant.get(`${identities}/${device.id}?$expand=deploymentProfile`);
    expect(expanded.body.deploymentProfile?.displayName ?? null).toBe(profile);
  });
});

describe("on the command line", () => {
  test("switches and faults are read, and what they are not is told", () => {
    expect(readSwitchArguments(["ignoresFirstUpdate=true", "signIn=declined", "identityPageSize=5"])).toEqual({
      ok: true,
      value: { ignoresFirstUpdate: true, signIn: "declined", identityPageSize: 5 },
    });
    for (const wrong of ["nonsense=1", "signIn=maybe", "signIn", "=1", "identityPageSize=many"])
      expect(readSwitchArguments([wrong]).ok).toBe(false);
    expect(readFaultArguments(["gatewayTimeout", '{"kind":"dropped","share":0.5,"first":0}'])).toEqual({
      ok: true,
      value: [
        { route: "", kind: "gatewayTimeout", first: 1, share: 0, retryAfterSeconds: 10 },
        { route: "", kind: "dropped", first: 0, share: 0.5, retryAfterSeconds: 10 },
      ],
    });
    for (const wrong of ["flood", "{}", "5", '{"kind":"dropped","share":2}'])
      expect(readFaultArguments([wrong]).ok).toBe(false);
  });
});

describe("uploads that say too little", () => {
  test("neither serial number nor product key, a hash of the old kind, and a serial number alone", async () => {
    const tenant = await startSimulatedTenant();
    const shortHash = Buffer.concat([Buffer.from([0x4f, 0x41]), Buffer.alloc(200, 1)]).toString("base64");
    const rows = [{}, { serialNumber: "OLD1", hardwareIdentifier: shortHash }, { serialNumber: "OLD2" }];
    for (const row of rows) await tenant.send("POST", imports, row);
    tenant.advance(4 * minuteMs);
    const states = (await tenant.get(imports)).body.value.map(
      (row: { state: { deviceErrorName: string } }) => row.state.deviceErrorName,
    );
    expect(states).toEqual(["MissingZtdSerialNumberAndProductKey", "HashNot4k", "InvalidZtdHardwareHash"]);
  });
});
