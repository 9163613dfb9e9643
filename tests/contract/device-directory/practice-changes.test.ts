import { expect, onTestFinished, test } from "vitest";
import { createGraphDeviceDirectory } from "../../../main/adapters/graph/graph-device-directory.ts";
import { startPracticeWorld } from "../../../main/practice/serve/start-practice-world.ts";
import { tenantId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { createVirtualClock } from "../../support/virtual-clock.ts";
import { withWaits } from "./scripted-directory.ts";

const minuteMs = 60_000;

type Options = Parameters<typeof startPracticeWorld>[0];

/** The simulated tenant with two devices of an earlier order, and the directory in front of it. */
async function startTenant(options: Options = {}) {
  const clock = createVirtualClock();
  const world = await startPracticeWorld({
    scenario: "long-wait",
    speed: 1,
    clock: { now: clock.now, delay: clock.delay },
    ...options,
  });
  onTestFinished(world.stop);
  const directory = createGraphDeviceDirectory({
    clock,
    log: createRecordingLog(),
    random: () => 0,
    accessToken: async () => ok(world.accessToken()),
    routes: (asked) => asked.replace("https://graph.microsoft.com", world.address),
  });
  onTestFinished(directory.stop);
  const answer = async <T>(running: Promise<T>): Promise<T> => (await withWaits(clock, running)).value;
  const value = async <T>(running: Promise<Result<T>>): Promise<T> => {
    const given = await answer(running);
    if (!given.ok) throw new Error(JSON.stringify(given.error));
    return given.value;
  };
  return { clock, world: world.world, directory, tenant: tenantId(world.tenantId), answer, value };
}

test("tag, name and user of registered devices are changed, and shown a while later", async () => {
  const { clock, directory, tenant, answer, value, world } = await startTenant();
  const [one, two] = await value(directory.listRegistrations(tenant));
  if (one === undefined || two === undefined) throw new Error("Nothing is registered");
  const adele = `adele@${world.tenant.domain}`;
  const answers = await answer(
    directory.changeRegistrations(tenant, [
      { kind: "properties", ztdId: one.ztdId, groupTag: "NEW", displayName: "PC-1" },
      { kind: "user", ztdId: two.ztdId, userPrincipalName: adele, addressableUserName: "Adele" },
      { kind: "properties", ztdId: two.ztdId, displayName: "not a name" },
      { kind: "properties", ztdId: "00000000-0000-4000-8000-000000000000", displayName: "PC-2" },
    ]),
  );
  expect(answers.map((given) => (given.ok ? "taken" : given.error.code))).toEqual([
    "taken",
    "taken",
    "graph.invalid",
    "graph.notFound",
  ]);
  const shown = async () => {
    const records = await value(directory.listRegistrations(tenant, "technician"));
    return [one, two].map(({ ztdId }) => records.find((record) => record.ztdId === ztdId));
  };
  expect(await shown()).toEqual([one, two]);
  await clock.advance(2 * minuteMs);
  expect(await shown()).toMatchObject([{ groupTag: "NEW", displayName: "PC-1" }, { userPrincipalName: adele }]);
  await answer(
    directory.changeRegistrations(tenant, [
      { kind: "user", ztdId: two.ztdId, userPrincipalName: "", addressableUserName: "" },
    ]),
  );
  await clock.advance(2 * minuteMs);
  expect(await shown()).toMatchObject([{ groupTag: "NEW" }, { userPrincipalName: "" }]);
});

test("the first update of a device that has no effect is taken all the same", async () => {
  const { clock, directory, tenant, answer, value } = await startTenant({ switches: { ignoresFirstUpdate: true } });
  const [one] = await value(directory.listRegistrations(tenant));
  const rename = () =>
    answer(
      directory.changeRegistrations(tenant, [{ kind: "properties", ztdId: one?.ztdId ?? "", displayName: "PC-1" }]),
    );
  const shown = async () =>
    (await value(directory.listRegistrations(tenant))).find(({ ztdId }) => ztdId === one?.ztdId)?.displayName;
  expect((await rename())[0]?.ok).toBe(true);
  await clock.advance(10 * minuteMs);
  expect(await shown()).toBe("");
  expect((await rename())[0]?.ok).toBe(true);
  await clock.advance(10 * minuteMs);
  expect(await shown()).toBe("PC-1");
});

test("people are told apart by what keeps them from using a device", async () => {
  const { directory, tenant, value, world } = await startTenant();
  const names = ["adele", "lidia", "nestor", "pradeep", "nobody"].map((name) => `${name}@${world.tenant.domain}`);
  const { people } = await value(directory.findPeople(tenant, names));
  expect(
    people.map(({ displayName, enabled, hasIntune, hasEntraPremium }) => [
      displayName,
      enabled,
      hasIntune,
      hasEntraPremium,
    ]),
  ).toEqual([
    ["Adele Vance", true, true, true],
    ["Lidia Holloway", true, false, false],
    ["Nestor Wilke", false, true, true],
    ["Pradeep Gupta", true, true, false],
  ]);
});

test("devices are put into an assigned group and taken out, and into no group with a rule", async () => {
  const { directory, tenant, answer, value, world } = await startTenant();
  const groups = await value(directory.listAssignedGroups(tenant));
  expect(groups.map(({ name }) => name)).toEqual(["Bench pilots"]);
  const groupId = groups[0]?.groupId ?? "";
  const [device] = await value(directory.listDirectoryDevices(tenant));
  const objectId = device?.objectId ?? "";
  const change = async (isMember: boolean, id = groupId) =>
    (await answer(directory.changeGroupMembers(tenant, [{ groupId: id, objectId, isMember }])))[0]?.ok;
  expect(await change(true)).toBe(true);
  expect(await value(directory.listGroupMembers(tenant, groupId))).toEqual([
    { objectId, entraDeviceId: device?.entraDeviceId },
  ]);
  expect(await change(false)).toBe(true);
  expect(await value(directory.listGroupMembers(tenant, groupId))).toEqual([]);
  expect(await change(false)).toBe(true);
  const dynamic = world.groups.all().find(({ membershipRule }) => membershipRule !== "");
  expect(await change(true, dynamic?.id ?? "")).toBe(false);
});

test("profiles are read with their age and groups, groups with their rule and how far it is", async () => {
  const { directory, tenant, value, world } = await startTenant();
  const profiles = await value(directory.listProfiles(tenant));
  const [older, expected] = profiles.toSorted((one, other) => (one.createdAt ?? 0) - (other.createdAt ?? 0));
  expect(expected?.name).toBe(world.order.expectedProfile);
  expect(older?.targets).toEqual(expected?.targets);
  const group = await value(directory.readGroup(tenant, expected?.targets?.groupIds[0] ?? ""));
  expect(group.membershipRule).toContain(`[OrderID]:${world.order.groupTag}`);
  expect(["running", "succeeded"]).toContain(group.processing);
});

test("a rule whose processing is paused is told as paused", async () => {
  const { directory, tenant, value } = await startTenant({ tenantTrouble: "groupPaused" });
  const profiles = await value(directory.listProfiles(tenant));
  const groupId = profiles[0]?.targets?.groupIds[0] ?? "";
  expect((await value(directory.readGroup(tenant, groupId))).processing).toBe("paused");
});
