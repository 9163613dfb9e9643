import { describe, expect, it } from "vitest";
import type { RegistrationUpdate } from "../../../main/app/ports/device-directory.ts";
import { startScriptedDirectory, testTenant, withWaits } from "./scripted-directory.ts";
import type { ScriptedAnswer, SeenRequest } from "./scripted-service.ts";

type Part = { readonly id: string; readonly url: string; readonly method: string; readonly body?: unknown };
type PartAnswer = { readonly status: number; readonly headers?: object; readonly body?: unknown };

const partsOf = ({ body }: SeenRequest): readonly Part[] => JSON.parse(body).requests;

function batchOf(request: SeenRequest, answer: (part: Part) => PartAnswer): ScriptedAnswer {
  const responses = partsOf(request).map((part) => ({ id: part.id, ...answer(part) }));
  return { status: 200, body: { responses: responses.reverse() } };
}

const rename = (count: number): readonly RegistrationUpdate[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: "properties",
    ztdId: `ztd-${index}`,
    displayName: `PC-${index}`,
  }));

describe("values of registered devices", () => {
  it("are sent twenty with one call, and only those that change", async () => {
    const { directory, service } = await startScriptedDirectory((request) => batchOf(request, () => ({ status: 204 })));
    const updates: readonly RegistrationUpdate[] = [
      { kind: "properties", ztdId: "a/b", groupTag: "" },
      { kind: "user", ztdId: "b", userPrincipalName: "adele@contoso.test", addressableUserName: "Adele" },
      { kind: "user", ztdId: "c", userPrincipalName: "", addressableUserName: "" },
      ...rename(42),
    ];
    const answers = await directory.changeRegistrations(testTenant, updates);
    expect(answers).toEqual(updates.map(() => ({ ok: true, value: undefined })));
    expect(service.seen.map((request) => partsOf(request).length)).toEqual([20, 20, 5]);
    const collection = "/deviceManagement/windowsAutopilotDeviceIdentities";
    expect(service.seen.flatMap(partsOf).slice(0, 4)).toMatchObject([
      { method: "POST", url: `${collection}/a%2Fb/updateDeviceProperties`, body: { groupTag: "" } },
      {
        method: "POST",
        url: `${collection}/b/assignUserToDevice`,
        body: { userPrincipalName: "adele@contoso.test", addressableUserName: "Adele" },
      },
      { method: "POST", url: `${collection}/c/unassignUserFromDevice`, body: {} },
      { url: `${collection}/ztd-0/updateDeviceProperties`, body: { displayName: "PC-0" } },
    ]);
  });

  it("that were not worked on are sent again alone: throttled, or at the same time as another change", async () => {
    const { directory, service, clock } = await startScriptedDirectory((request, index) =>
      batchOf(request, ({ url }) => {
        if (index > 0) return { status: 204 };
        if (url.includes("ztd-1")) return { status: 429, headers: { "Retry-After": "9" } };
        return url.includes("ztd-2") ? { status: 412, body: { error: { code: "ConditionNotMet" } } } : { status: 200 };
      }),
    );
    const { value, waitsMs } = await withWaits(clock, directory.changeRegistrations(testTenant, rename(4)));
    expect(value.every(({ ok }) => ok)).toBe(true);
    expect(waitsMs).toEqual([9_000]);
    expect(service.seen.map((request) => partsOf(request).map(({ id }) => id))).toEqual([
      ["0", "1", "2", "3"],
      ["1", "2"],
    ]);
  });

  it("each have their own answer", async () => {
    const { directory } = await startScriptedDirectory((request) =>
      batchOf(request, ({ id }) => ({ status: id === "1" ? 400 : id === "2" ? 404 : 204 })),
    );
    const answers = await directory.changeRegistrations(testTenant, rename(4));
    expect(answers.map((answer) => (answer.ok ? "taken" : answer.error.code))).toEqual([
      "taken",
      "graph.invalid",
      "graph.notFound",
      "taken",
    ]);
  });

  it("of a call that broke off are not sent again: nobody knows which of them were done", async () => {
    const { directory, service } = await startScriptedDirectory(() => "drop");
    const answers = await directory.changeRegistrations(testTenant, rename(3));
    expect(answers.map((answer) => (answer.ok ? "taken" : answer.error.code))).toEqual(
      new Array(3).fill("graph.unavailable"),
    );
    expect(service.seen).toHaveLength(1);
  });

  it("that were sent again with a call that broke off are as unknown as those of the first", async () => {
    const { directory, service, clock } = await startScriptedDirectory((request, index) =>
      index > 0 ? "drop" : batchOf(request, ({ id }) => ({ status: id === "1" ? 429 : id === "2" ? 412 : 204 })),
    );
    const { value } = await withWaits(clock, directory.changeRegistrations(testTenant, rename(3)));
    expect(value.map((answer) => (answer.ok ? "taken" : answer.error.code))).toEqual([
      "taken",
      "graph.unavailable",
      "graph.unavailable",
    ]);
    expect(service.seen).toHaveLength(2);
  });

  it("go on with the next twenty when a part stays throttled", async () => {
    const { directory, clock } = await startScriptedDirectory((request) =>
      batchOf(request, ({ url }) => ({ status: url.includes("ztd-3/") ? 429 : 204 })),
    );
    const { value } = await withWaits(clock, directory.changeRegistrations(testTenant, rename(25)));
    expect(value.filter(({ ok }) => !ok)).toHaveLength(1);
    expect(value[3]).toMatchObject({ ok: false, error: { code: "graph.throttled" } });
  });
});

describe("members of a group", () => {
  it("are put in and taken out by their object ids; who is gone was taken out", async () => {
    const { directory, service } = await startScriptedDirectory((request) =>
      batchOf(request, ({ method }) => ({ status: method === "DELETE" ? 404 : 204 })),
    );
    const answers = await directory.changeGroupMembers(testTenant, [
      { groupId: "group-1", objectId: "object-1", isMember: true },
      { groupId: "group-1", objectId: "object-2", isMember: false },
    ]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(service.seen.flatMap(partsOf)).toMatchObject([
      {
        method: "POST",
        url: "/groups/group-1/members/$ref",
        body: { "@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/object-1" },
      },
      { method: "DELETE", url: "/groups/group-1/members/object-2/$ref" },
    ]);
  });

  it("may be put into security groups that are changed by hand and here alone", async () => {
    const group = (id: string, more: object = {}) => ({
      id,
      displayName: id,
      securityEnabled: true,
      groupTypes: [],
      membershipRule: null,
      ...more,
    });
    const { directory } = await startScriptedDirectory(() => ({
      status: 200,
      body: {
        value: [
          group("pilots"),
          group("dynamic", { groupTypes: ["DynamicMembership"], membershipRule: "(device.x)" }),
          group("mail", { securityEnabled: false, mailEnabled: true }),
          group("team", { groupTypes: ["Unified"], mailEnabled: true }),
          group("on premises", { onPremisesSyncEnabled: true }),
          group("bench"),
        ],
      },
    }));
    expect(await directory.listAssignedGroups(testTenant)).toEqual({
      ok: true,
      value: [
        { groupId: "bench", name: "bench" },
        { groupId: "pilots", name: "pilots" },
      ],
    });
  });
});

describe("people", () => {
  const plan = (servicePlanId: string, provisioningStatus = "Success") => ({ servicePlanId, provisioningStatus });
  const intune = "C1EC4A95-1F05-45B3-A911-AA3FA01094F5";
  const premium = "41781fb2-bc02-4b7c-bd55-b576c07bb09d";
  const licences: Readonly<Record<string, readonly object[]>> = {
    adele: [plan(intune), plan(premium)],
    diego: [plan(intune, "Disabled"), plan(premium)],
  };

  async function find(names: readonly string[], users: (name: string) => PartAnswer) {
    const { directory, service } = await startScriptedDirectory((request) =>
      batchOf(request, ({ url }) => {
        const name = /users\/(\w+)%40/.exec(url)?.[1] ?? "";
        if (!url.includes("licenseDetails")) return users(name);
        return name in licences
          ? { status: 200, body: { value: [{ servicePlans: licences[name] }] } }
          : { status: 403, body: { error: { code: "Authorization_RequestDenied" } } };
      }),
    );
    return { answer: await directory.findPeople(testTenant, names), service };
  }

  const user = (name: string, accountEnabled?: boolean | null) => ({
    status: 200,
    body: { id: `id-${name}`, userPrincipalName: `${name}@contoso.test`, displayName: name, accountEnabled },
  });

  it("are found ten with one call, and those who do not exist are left out", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `user${index}@contoso.test`);
    const { answer, service } = await find(names, (name) => (name === "user3" ? { status: 404 } : user(name, true)));
    expect(answer.ok && answer.value.people.map(({ displayName }) => displayName)).toEqual(
      names.map((name) => name.split("@")[0]).filter((name) => name !== "user3"),
    );
    expect(service.seen.map((request) => partsOf(request).length)).toEqual([20, 4]);
  });

  it("are told with what is known of account and licences, and unknown is no yes", async () => {
    const { answer } = await find(["adele@contoso.test", "diego@contoso.test", "lena@contoso.test"], (name) =>
      user(name, { adele: true, diego: false, lena: null }[name]),
    );
    expect(answer).toMatchObject({
      ok: true,
      value: {
        people: [
          { displayName: "adele", enabled: true, hasIntune: true, hasEntraPremium: true },
          { displayName: "diego", enabled: false, hasIntune: false, hasEntraPremium: true },
          { displayName: "lena", enabled: "unknown", hasIntune: "unknown", hasEntraPremium: "unknown" },
        ],
      },
    });
  });

  it("that no user can be called are strangers, and one that cannot be asked for keeps no other waiting", async () => {
    const names = ["odd", "busy", "lena", "torn"].map((name) => `${name}@contoso.test`);
    const { answer } = await find(names, (name) => {
      if (name === "odd") return { status: 400, body: { error: { code: "Request_BadRequest" } } };
      if (name === "torn") return { status: 200, body: { id: 7 } };
      return name === "busy" ? { status: 500 } : user(name, true);
    });
    expect(answer).toMatchObject({ ok: true, value: { people: [{ displayName: "lena" }] } });
    expect(answer.ok && [...answer.value.unread]).toEqual(["busy@contoso.test", "torn@contoso.test"]);
  });

  it("that cannot be looked up are an error, not strangers", async () => {
    const { answer } = await find(["adele@contoso.test"], () => ({
      status: 403,
      body: { error: { code: "Forbidden" } },
    }));
    expect(answer).toMatchObject({ ok: false, error: { code: "graph.forbidden" } });
  });
});
