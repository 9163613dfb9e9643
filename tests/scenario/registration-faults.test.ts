import { describe, expect, test } from "vitest";
import type { Unit } from "../../shared/domain/unit/unit.ts";
import { say } from "../../shared/text/say.ts";
import {
  allReady,
  expectSaid,
  fault,
  register,
  unitsRegistered as units,
  unitsOf,
  type World,
} from "../support/registering-bench.ts";
import { unhurried } from "../support/running-scenario.ts";
import type { ScenarioBench } from "../support/scenario-bench.ts";

const importRoute = "POST deviceManagement/importedWindowsAutopilotDeviceIdentities/import";
const removeRoute = "DELETE deviceManagement/importedWindowsAutopilotDeviceIdentities";

describe("trouble of the service ends with every unit registered once", () => {
  test.each<readonly [string, World, RegExp]>([
    ["503 with Retry-After", { faults: [fault(importRoute, "unavailableWithWait", 2, 20)] }, /throttled until/],
    ["500", { faults: [fault(importRoute, "serverError", 1)] }, /answer lost; looking for it/],
    ["a cut before the call had its effect", { faults: [fault(importRoute, "dropped", 1)] }, /answer lost/],
    ["a cut after it", { faults: [fault(importRoute, "answerLost", 1)] }, /answer lost; looking for it/],
    ["400 without a reason", { faults: [fault(importRoute, "badRequest", 1)] }, /Tenant is working since/],
    ["413", { switches: { mostImportRows: 2, tooManyRowsStatus: 413 } }, /Tenant is working since/],
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
