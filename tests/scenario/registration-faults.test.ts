import { describe, expect, onTestFinished, test } from "vitest";
import type { PracticeWorldOptions } from "../../main/practice/serve/start-practice-world.ts";
import type { Unit } from "../../shared/domain/unit/unit.ts";
import { mapValues } from "../../shared/kernel/persistent-map.ts";
import { say } from "../../shared/text/say.ts";
import { unhurried } from "../support/running-scenario.ts";
import { openScenarioBench, type ScenarioBench } from "../support/scenario-bench.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const units = 6;
const importRoute = "POST deviceManagement/importedWindowsAutopilotDeviceIdentities/import";
const importList = "GET deviceManagement/importedWindowsAutopilotDeviceIdentities";
const removeRoute = "DELETE deviceManagement/importedWindowsAutopilotDeviceIdentities";
const deviceList = "GET deviceManagement/windowsAutopilotDeviceIdentities";
const profileDevices = "windowsAutopilotDeploymentProfiles/{id}/assignedDevices";
const minuteMs = 60_000;

type World = Pick<PracticeWorldOptions, "switches" | "faults" | "tenantTrouble">;
type Fault = NonNullable<World["faults"]>[number];

const fault = (route: string, kind: Fault["kind"], first: number, retryAfterSeconds = 0): Fault => ({
  route,
  kind,
  first,
  share: 0,
  retryAfterSeconds,
});

/** A registration of six units from a stick, and every sentence that tiles and status bar said meanwhile. */
type Registration = {
  readonly bench: ScenarioBench;
  readonly said: ReadonlySet<string>;
  readonly until: (isDone: () => boolean, limitMinutes?: number) => Promise<void>;
  readonly stages: () => Readonly<Record<string, number>>;
};

async function register(world: World): Promise<Registration> {
  const bench = await openScenarioBench("thousand", { seed: 5, folder: temporaryFolder(), units, world });
  onTestFinished(bench.stop);
  const said = new Set<string>();
  bench.runtime().topics.watch("status", (message) => {
    const { items } = "snapshot" in message ? message.snapshot : message.patch;
    for (const item of items) said.add(say(item.text));
  });
  const listen = (): void => {
    for (const tile of bench.runtime().board()?.tiles ?? []) said.add(say(tile.detail));
  };
  await bench.plugStick(true);
  const until: Registration["until"] = (isDone, limitMinutes = 120) =>
    bench.until(
      () => {
        listen();
        return isDone();
      },
      undefined,
      limitMinutes * minuteMs,
    );
  await until(() => unitsOf(bench).length === units);
  return { bench, said, until, stages: () => stagesOf(bench) };
}

function unitsOf(bench: ScenarioBench): readonly Unit[] {
  return [...mapValues(bench.runtime().bench.state().units)];
}

function stagesOf(bench: ScenarioBench): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { stage } of unitsOf(bench)) counts[stage] = (counts[stage] ?? 0) + 1;
  return counts;
}

const allReady = (bench: ScenarioBench) => (): boolean => unitsOf(bench).every(({ stage }) => stage === "readyToStart");

function expectSaid(said: ReadonlySet<string>, sentence: RegExp): void {
  expect(
    [...said].filter((text) => sentence.test(text)),
    `${sentence} of ${[...said].join(" | ")}`,
  ).not.toEqual([]);
}

describe("trouble of the service ends with every unit registered once", () => {
  test.each<readonly [string, World, RegExp]>([
    ["401: the token ran out", { faults: [fault(importRoute, "tokenExpired", 1)] }, /Not sent yet/],
    ["429 with Retry-After", { faults: [fault(importRoute, "throttledWithWait", 2, 30)] }, /throttled until/],
    ["429 without it", { faults: [fault(importRoute, "throttledBlind", 2)] }, /throttled until/],
    ["503", { faults: [fault(importRoute, "unavailable", 1)] }, /answer lost; looking for it/],
    ["503 with Retry-After", { faults: [fault(importRoute, "unavailableWithWait", 2, 20)] }, /throttled until/],
    ["504", { faults: [fault(importRoute, "gatewayTimeout", 1)] }, /answer lost; looking for it/],
    ["500", { faults: [fault(importRoute, "serverError", 1)] }, /answer lost; looking for it/],
    ["a cut before the call had its effect", { faults: [fault(importRoute, "dropped", 1)] }, /answer lost/],
    ["a cut after it", { faults: [fault(importRoute, "answerLost", 1)] }, /answer lost; looking for it/],
    ["400 without a reason", { faults: [fault(importRoute, "badRequest", 1)] }, /Tenant is working since/],
    ["413", { switches: { mostImportRows: 2, tooManyRowsStatus: 413 } }, /Tenant is working since/],
    [
      "a next link that leads nowhere",
      {
        switches: { identityPageSize: 2 },
        faults: [fault(importList, "repeatedLink", 2), fault(deviceList, "repeatedLink", 2)],
      },
      /Tenant is working since/,
    ],
    ["an empty page that goes on", { faults: [fault("GET ", "emptyPage", 3)] }, /Tenant is working since/],
    [
      "enum members nobody knows",
      { faults: [fault(importList, "unknownMember", 2), fault(profileDevices, "unknownMember", 2)] },
      /Tenant is working since/,
    ],
    [
      "lists that cannot be read",
      { faults: [fault("GET deviceManagement", "unavailable", 3)] },
      /Tenant is working since/,
    ],
  ])("%s", unhurried, async (_, world, sentence) => {
    const { bench, said, until } = await register(world);
    await until(allReady(bench));
    const { ledger } = await bench.record();
    expect(Object.values(ledger.importsBySerial)).toEqual(new Array(units).fill(1));
    expect(ledger.registered).toHaveLength(units);
    expectSaid(said, sentence);
  });
});

describe("what the service says of single devices", () => {
  const fate = (code: number, name: string, times?: number): World => ({
    switches: { importFates: [{ device: 2, code, name, ...(times === undefined ? {} : { times }) }] },
  });

  test.each<readonly [number, string, Unit["stage"], RegExp]>([
    [802, "InvalidZtdHardwareHash", "stopped", /Hash refused: .*the bench finds no fault in it/],
    [803, "MissingZtdSerialNumberAndProductKey", "stopped", /Import refused/],
    [808, "ZtdDeviceAssignedToAnotherTenant", "foreignTenant", /Registered to another organisation/],
    [811, "ZtdDeviceRegisteredByOtherTenant", "stopped", /somebody else registered it.*Ask whoever registered it/],
    [812, "ZtdDeviceNotFound", "stopped", /not known to Microsoft/],
    [813, "ZtdDeviceIsNotUnique", "stopped", /fits more than one device/],
    [814, "ZtdDeviceAlreadyAadRegistered", "stopped", /old device object/],
    [899, "ZtdSomethingNew", "stopped", /ZtdSomethingNew/],
  ])("%i %s", unhurried, async (code, name, stage, sentence) => {
    const { bench, said, until, stages } = await register(fate(code, name));
    await until(() => stages().readyToStart === units - 1 && stages()[stage] === 1);
    const bad = unitsOf(bench).find((unit) => unit.stage === stage);
    const read = await bench.runtime().handlers["unit.read"]({ unitId: bad?.id ?? "" });
    if (!read.ok) throw new Error(read.error.code);
    const { verdict } = read.value.unit;
    const words = verdict.kind === "stop" ? [say(verdict.reason), say(verdict.nextStep)] : [];
    expect(words.join(" ")).toMatch(sentence);
    expect(words[1]).not.toBe("");
    expect(bad?.hash?.value.serialNumber).toBe(serialAt(bench, 2));
    expect([...said].some((text) => /undefined|NaN|\[object/.test(text))).toBe(false);
  });

  test("a storage error passes: the unit is sent again by itself and registered once", unhurried, async () => {
    const { bench, said, until } = await register(fate(640, "StorageError", 2));
    await until(allReady(bench));
    const { ledger } = await bench.record();
    expect(ledger.importsBySerial[serialAt(bench, 2).toLowerCase()]).toBe(3);
    expect(ledger.registered).toHaveLength(units);
    expectSaid(said, /Sent again at/);
  });

  test("a storage error that stays becomes a person's, who has it tried again", unhurried, async () => {
    const { bench, until, stages } = await register(fate(640, "StorageError", 4));
    await until(() => stages().stopped === 1 && stages().readyToStart === units - 1);
    const serial = serialAt(bench, 2).toLowerCase();
    expect((await bench.record()).ledger.importsBySerial[serial]).toBe(4);
    const stopped = unitsOf(bench).find((unit) => unit.stage === "stopped");
    const asked = await bench.runtime().handlers["unit.registerAgain"]({ unitId: stopped?.id ?? "" });
    expect(asked).toEqual({ ok: true, value: {} });
    await until(allReady(bench));
    const { ledger } = await bench.record();
    expect(ledger.importsBySerial[serial]).toBe(5);
    expect(ledger.registered).toHaveLength(units);
  });
});

function serialAt(bench: ScenarioBench, position: number): string {
  const device = bench.practice.world.devices.all().find((row) => row.position === position);
  if (device === undefined) throw new Error(`There is no device ${position}`);
  return device.serialNumber;
}

describe("rows of ours", () => {
  test("that another tool deletes meanwhile are no error: the devices are asked", unhurried, async () => {
    const { bench, until } = await register({});
    const { world } = bench.practice;
    await until(() => world.imports.all().some((row) => row.status === "complete"));
    const undecided = world.imports.all().filter((row) => row.status === "unknown");
    for (const row of world.imports.all()) world.imports.remove(row.id);
    await until(allReady(bench), 240);
    const { ledger } = await bench.record();
    // Those that the service had not decided never came to anything, and were sent once more.
    const twice = undecided.map((row) => row.serialNumber.toLowerCase()).toSorted();
    const sentTwice = Object.entries(ledger.importsBySerial).flatMap(([serial, times]) =>
      times === 2 ? [serial] : [],
    );
    expect(sentTwice.toSorted()).toEqual(twice);
    expect(ledger.registered).toHaveLength(units);
  });

  test(
    "are deleted in the end, and nobody else's, also while the service holds parts of the batch back",
    unhurried,
    async () => {
      const { bench, until } = await register({
        faults: [fault(removeRoute, "throttledWithWait", 3, 15), fault(removeRoute, "throttledBlind", 5)],
      });
      const { world } = bench.practice;
      await until(() => world.imports.all().length === units);
      const [own] = world.imports.all();
      if (own === undefined) throw new Error("Nothing was imported");
      world.imports.put({
        ...own,
        id: "00000000-0000-4000-8000-00000000beef",
        importId: "of-another-tool",
        status: "complete",
      });
      await until(allReady(bench));
      await until(() => world.imports.all().length === 1);
      expect(world.imports.all().map((row) => row.importId)).toEqual(["of-another-tool"]);
      const { ledger } = await bench.record();
      expect(ledger.registered).toHaveLength(units);
    },
  );
});

describe("a technician who is not let in", () => {
  test(
    "403 of a missing permission: nothing is sent, the tile says so, and it goes on when it is tried again",
    unhurried,
    async () => {
      const { bench, said, until } = await register({ faults: [fault(importRoute, "missingScope", 1)] });
      await until(() => [...said].some((text) => /Not sent yet: /.test(text)));
      await bench.pass(10 * minuteMs);
      expect(bench.practice.world.imports.all()).toEqual([]);
      const tried = await bench.runtime().handlers["session.tryAgain"]({ permission: "changeEnrollment" });
      expect(tried).toMatchObject({ ok: true });
      await until(allReady(bench));
      const { ledger } = await bench.record();
      expect(Object.values(ledger.importsBySerial)).toEqual(new Array(units).fill(1));
    },
  );

  test("403 of conditional access asks for signing in again, and goes on after it", unhurried, async () => {
    const { bench, until } = await register({ faults: [fault(importRoute, "claimsRefused", 1)] });
    let isAsked = false;
    bench.runtime().topics.watch("session", (message) => {
      const session = "snapshot" in message ? message.snapshot : message.patch;
      isAsked ||= session.error !== undefined;
    });
    await until(() => isAsked);
    const signedIn = await bench.runtime().handlers["session.signIn"]({ way: "browser" });
    expect(signedIn).toMatchObject({ ok: true });
    await until(allReady(bench));
    const { ledger } = await bench.record();
    expect(Object.values(ledger.importsBySerial)).toEqual(new Array(units).fill(1));
  });
});
