import { expect, test } from "vitest";
import { createGraphDeviceDirectory } from "../../../main/adapters/graph/graph-device-directory.ts";
import type { DeviceDirectory } from "../../../main/app/ports/device-directory.ts";
import { hardwareHashOf } from "../../../main/practice/world/device-reading.ts";
import { practiceControlPath } from "../../../shared/contract/practice/control.ts";
import type { ImportRecord, ImportRequest } from "../../../shared/domain/tenant/records.ts";
import { type TenantId, tenantId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import { type PracticeTenant, startPracticeTenant } from "../../support/practice-tenant.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { withWaits } from "./scripted-directory.ts";

const minuteMs = 60_000;

type Bench = PracticeTenant & { readonly directory: DeviceDirectory; readonly tenant: TenantId };

async function startBench(...scenario: Parameters<typeof startPracticeTenant>): Promise<Bench> {
  const practice = await startPracticeTenant(...scenario);
  const { address, clock } = practice;
  const directory = createGraphDeviceDirectory({
    clock,
    log: createRecordingLog(),
    random: () => 0,
    accessToken: async () => ok(practice.accessToken()),
    routes: (asked) => asked.replace("https://graph.microsoft.com", address),
  });
  return { ...practice, directory, tenant: tenantId(practice.tenantId) };
}

/** The value of a call that must succeed, moving the clock through whatever it waits for. */
async function expectValue<Value>({ clock }: Bench, running: Promise<Result<Value>>): Promise<Value> {
  const { value } = await withWaits(clock, running);
  if (!value.ok) throw new Error(JSON.stringify(value.error));
  return value.value;
}

/** Sends rows once each: after a call that got lost, the tenant is asked what it has before anything is sent again. */
async function importRows(bench: Bench, rows: readonly ImportRequest[]): Promise<readonly ImportRecord[]> {
  const { directory, tenant, clock } = bench;
  const { value } = await withWaits(clock, directory.importIdentities(tenant, rows));
  if (value.ok) return value.value;
  expect(value.error).toMatchObject({ code: "graph.unavailable", retry: { when: "later" } });
  const taken = await expectValue(bench, directory.listImports(tenant));
  const find = ({ importId }: ImportRequest): ImportRecord | undefined =>
    taken.find((record) => record.importId === importId);
  const missing = rows.filter((row) => find(row) === undefined);
  const sent = missing.length === 0 ? [] : await importRows(bench, missing);
  return rows.map((row) => find(row) ?? sent[missing.indexOf(row)]).filter((record) => record !== undefined);
}

/** Sends every device of the bench to the tenant, a hundred at most with each call. */
async function importAll(bench: Bench): Promise<readonly ImportRecord[]> {
  const { world, clock } = bench;
  const rows = world.devices.all().map((device) => ({
    importId: `import-${device.position}`,
    serialNumber: device.serialNumber,
    hardwareHash: hardwareHashOf(device, clock.now()),
    groupTag: world.order.groupTag,
    assignedUser: "",
  }));
  const created: ImportRecord[] = [];
  for (let start = 0; start < rows.length; start += 100)
    created.push(...(await importRows(bench, rows.slice(start, start + 100))));
  expect(created.map(({ serialNumber }) => serialNumber)).toEqual(rows.map(({ serialNumber }) => serialNumber));
  return created;
}

test("from import to the profile: every state of the way is seen as the tenant shows it", async () => {
  const bench = await startBench();
  const { directory, tenant, clock, world } = bench;
  const created = await importAll(bench);
  expect(new Set(created.map(({ status }) => status))).toEqual(new Set(["unknown"]));

  await clock.advance(5 * minuteMs);
  const imports = await expectValue(bench, directory.listImports(tenant));
  expect(new Set(imports.map(({ recordId }) => recordId))).toEqual(new Set(created.map(({ recordId }) => recordId)));
  const failed = imports.filter(({ status }) => status !== "complete");
  expect(failed.map(({ status, errorCode }) => [status, errorCode])).toEqual([["error", 808]]);

  await clock.advance(2 * minuteMs);
  const registrations = await expectValue(bench, directory.listRegistrations(tenant));
  const registered = imports.filter(({ status }) => status === "complete").map(({ registrationId }) => registrationId);
  expect(registrations.map(({ ztdId }) => ztdId)).toEqual(expect.arrayContaining(registered));
  for (const row of registrations) expect(row.groupTag).toBe(world.order.groupTag);

  await clock.advance(60 * minuteMs);
  const assigned = await expectValue(bench, directory.listRegistrations(tenant));
  for (const row of assigned) {
    expect(row.profileStatus).toMatch(/^assigned/);
    expect(row.profileAssignedAt).toBeGreaterThan(world.simulatedBase);
    expect(row.lastContactedAt).toBeUndefined();
  }
  const profiles = await expectValue(bench, directory.listProfiles(tenant));
  const expected = profiles.find(({ name }) => name === world.order.expectedProfile);
  expect(expected).toMatchObject({ join: "entra", preProvisioningAllowed: true, deviceUsage: "singleUser" });
  const devices = await expectValue(bench, directory.listAssignedDevices(tenant, expected?.profileId ?? ""));
  expect(new Set(devices.map(({ ztdId }) => ztdId))).toEqual(new Set(registered));
  // One list tells which profile a device has and how its assignment stands.
  expect(new Set(devices)).toEqual(new Set(assigned));

  await expectValue(
    bench,
    directory.deleteImports(
      tenant,
      imports.map(({ recordId }) => recordId),
    ),
  );
  expect(await expectValue(bench, directory.listImports(tenant))).toEqual([]);
  await expectValue(
    bench,
    directory.deleteImports(
      tenant,
      imports.map(({ recordId }) => recordId),
    ),
  );
});

test("the tenant, its groups and its Enrollment Status Pages are read", async () => {
  const bench = await startBench("hard-day");
  const { directory, tenant, clock, world } = bench;
  expect(await expectValue(bench, directory.organization(tenant))).toEqual({
    tenantId: tenant,
    name: world.order.tenantName,
    mdmAuthority: "intune",
  });
  const pages = await expectValue(bench, directory.listEspConfigurations(tenant));
  expect(pages.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  const blocking = pages.filter(({ showsProgress, blocksDeviceUse }) => showsProgress && blocksDeviceUse);
  expect(blocking.length).toBeGreaterThan(0);
  const groupIds = [...new Set(pages.flatMap((page) => page.groupIds))];
  expect(groupIds.length).toBeGreaterThan(0);
  await importAll(bench);
  await clock.advance(60 * minuteMs);
  const groups = [];
  for (const groupId of groupIds) groups.push(await expectValue(bench, directory.readGroup(tenant, groupId)));
  const registrations = await expectValue(bench, directory.listRegistrations(tenant));
  const members = groups.flatMap(({ deviceIds }) => deviceIds);
  expect(members.length).toBeGreaterThan(0);
  expect(registrations.map(({ entraDeviceId }) => entraDeviceId)).toEqual(expect.arrayContaining(members));
  expect(await directory.readGroup(tenant, "00000000-0000-4000-8000-00000000dead")).toMatchObject({
    ok: false,
    error: { code: "graph.notFound" },
  });
});

test("a technician flow is seen as a managed device and in the report", async () => {
  const bench = await startBench();
  const { directory, tenant, clock, world } = bench;
  await importAll(bench);
  await clock.advance(60 * minuteMs);
  expect(await expectValue(bench, directory.listManagedDevices(tenant))).toEqual([]);
  const [device] = world.devices.all();
  if (device === undefined) throw new Error("the scenario has no device");
  const act = { method: "POST", body: JSON.stringify({ position: device.position, action: "start" }) };
  expect((await fetch(`${bench.address}${practiceControlPath}/act`, act)).status).toBe(200);
  await clock.advance(120 * minuteMs);
  const [managed] = await expectValue(bench, directory.listManagedDevices(tenant));
  expect(managed).toMatchObject({
    serialNumber: device.serialNumber,
    enrollmentType: "windowsAzureADJoinUsingDeviceAuth",
  });
  expect(managed?.enrolledAt).toBeGreaterThan(world.simulatedBase);
  const [event] = await expectValue(bench, directory.listDeploymentEvents(tenant));
  expect(event).toMatchObject({ serialNumber: device.serialNumber, deviceSetupStatus: "success" });
  expect(event?.deviceSetupSeconds).toBeGreaterThan(60);
});

test("a throttling tenant costs time, never a row: nothing is registered twice", async () => {
  const bench = await startBench("throttled");
  const { directory, tenant, clock, world } = bench;
  const created = await importAll(bench);
  await clock.advance(10 * minuteMs);
  const imports = await expectValue(bench, directory.listImports(tenant));
  expect(imports).toHaveLength(created.length);
  await expectValue(bench, directory.listRegistrations(tenant));
  await expectValue(
    bench,
    directory.deleteImports(
      tenant,
      imports.map(({ recordId }) => recordId),
    ),
  );
  const ledger = world.ledger.read(world.identities.all());
  expect(new Set(Object.values(ledger.importsBySerial))).toEqual(new Set([1]));
  expect(Object.keys(ledger.answers).some((status) => status !== "200")).toBe(true);
});

test("a thousand units are registered and seen with few calls", async () => {
  const bench = await startBench("thousand", 1_000);
  const { directory, tenant, clock, world } = bench;
  await importAll(bench);
  await clock.advance(90 * minuteMs);
  expect(await expectValue(bench, directory.listImports(tenant))).toHaveLength(1_000);
  const registrations = await expectValue(bench, directory.listRegistrations(tenant));
  expect(registrations).toHaveLength(1_000);
  expect(registrations.every(({ profileStatus }) => profileStatus.startsWith("assigned"))).toBe(true);
  expect(world.ledger.read(world.identities.all()).calls).toBeLessThanOrEqual(13);
});
