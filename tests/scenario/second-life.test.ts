import { expect, test } from "vitest";
import type { UnitView } from "../../shared/domain/bench/unit-view.ts";
import type { WayOffer } from "../../shared/domain/clearing/past-view.ts";
import { orThrow } from "../support/or-throw.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";
import type { ScenarioBench } from "../support/scenario-bench.ts";

const minuteMs = 60_000;

/** Looks at a unit's past and waits for what is there. */
async function look(bench: ScenarioBench, position: number): Promise<UnitView["past"]> {
  const { unitId } = bench.tile(position);
  orThrow(await bench.runtime().handlers["past.look"]({ unitId }));
  let past = (await bench.unit(position)).past;
  const count = bench.tile(position).evidenceCount;
  await bench.until(() => bench.tile(position).evidenceCount > count);
  past = (await bench.unit(position)).past;
  expect(past.errorCode).toBeUndefined();
  return past;
}

/** Has one of the ways done, as the screen asks for it. */
async function clear(bench: ScenarioBench, position: number, offer: WayOffer): Promise<void> {
  const { unitId, serialNumber } = bench.tile(position);
  const input = {
    unitId,
    way: offer.way,
    recordIds: [...new Set(offer.steps.map(({ record }) => record.id))],
    identifiers: { serialEnding: serialNumber, slotOrModel: String(position) },
    typed: offer.phrase,
  };
  orThrow(await bench.runtime().handlers["past.clear"](input));
}

function offerOf(past: UnitView["past"], way: WayOffer["way"]): WayOffer {
  const offer = past.offers.find((known) => known.way === way);
  if (offer === undefined) throw new Error(`${way} is not offered: ${JSON.stringify(past.cases)}`);
  return offer;
}

test(
  "a device that was enrolled before says so, and is unblocked without anything being deleted",
  unhurried,
  async () => {
    const bench = await runningScenario("second-life", 7);
    await bench.collect();
    await bench.until(() => bench.tile(1).word === "noProfile");
    const past = await look(bench, 1);
    expect(past.cases.map(({ name }) => name)).toContain("blockedEnrollment");
    await clear(bench, 1, offerOf(past, "unblock"));
    await bench.until(() => bench.tile(1).word !== "clearingPast");
    const { clearing } = (await bench.unit(1)).past;
    expect(clearing).toMatchObject({ isOpen: false, way: "unblock", steps: [{ state: "done" }] });
    expect(bench.practice.world.managedDevices.all()).toHaveLength(1);
  },
);

test("deregistered in the documented order, registered again, and shipped as any other", unhurried, async () => {
  const bench = await runningScenario("second-life", 7);
  const { world } = bench.practice;
  await bench.collect();
  await bench.until(() => bench.tile(1).word === "noProfile");
  const [before] = world.managedDevices.all();
  const past = await look(bench, 1);
  const offer = offerOf(past, "deregister");
  expect(offer.steps.map(({ action }) => action)).toEqual(["deleteManagedDevice", "deleteAutopilotDevice"]);
  expect(past.records.filter(({ refusal }) => refusal === "registered")).toHaveLength(1);
  await clear(bench, 1, offer);
  await bench.until(() => bench.tile(1).word !== "clearingPast");
  expect(world.managedDevices.get(before?.id ?? "")).toBeUndefined();
  // The object of the registration was nobody's to delete.
  expect(world.entraDevices.all().some(({ deviceId }) => deviceId === before?.entraDeviceId)).toBe(true);
  await bench.until(() => bench.tile(1).word === "shipped", bench.hireTechnician());
  const { registration } = await bench.unit(1);
  expect(registration).toMatchObject({ groupTag: "AW-REFURB", adopted: false });
});

test("an import that met a left-over object is sent again after the object was deleted", unhurried, async () => {
  const bench = await runningScenario("second-life", 7);
  await bench.collect();
  await bench.until(() => bench.tile(2).class === "stop");
  expect((await bench.unit(2)).verdict).toMatchObject({ kind: "stop", nextStep: { code: "next.clearPast" } });
  const past = await look(bench, 2);
  expect(past.cases).toMatchObject([{ name: "staleDirectoryObject" }]);
  await clear(bench, 2, offerOf(past, "deleteDirectoryObject"));
  await bench.until(() => bench.tile(2).word !== "clearingPast");
  await bench.until(() => bench.tile(2).word === "shipped", bench.hireTechnician());
});

test("another tenant's device keeps its case over a restart, and goes on once it was released", unhurried, async () => {
  const bench = await runningScenario("second-life", 7);
  await bench.collect();
  await bench.until(() => bench.tile(3).word === "otherTenant");
  const { unitId, serialNumber } = bench.tile(3);
  const notes = { unitId, caseNumber: "2511-77", papers: ["invoice" as const], note: "" };
  orThrow(await bench.runtime().handlers["release.note"](notes));
  await bench.restart();
  await bench.until(() => bench.tile(3).word === "otherTenant");
  const identifiers = { serialEnding: serialNumber, slotOrModel: "3" };
  await bench.pass(minuteMs);
  // Too early: the other organisation still has it.
  orThrow(await bench.runtime().handlers["release.tell"]({ unitId, identifiers }));
  await bench.until(() => bench.tile(3).word !== "otherTenant");
  await bench.until(() => bench.tile(3).word === "otherTenant");
  const { release } = (await bench.unit(3)).past;
  expect(release).toMatchObject({ caseNumber: "2511-77", papers: ["invoice"], isForeign: true });
  expect(release?.rows.map(({ code }) => code)).toEqual([808, 808]);

  orThrow(await bench.runtime().handlers["practice.release"]({ position: 3 }));
  await bench.pass(minuteMs);
  orThrow(await bench.runtime().handlers["release.tell"]({ unitId, identifiers }));
  await bench.until(() => bench.tile(3).word === "waitingForProfile", undefined, 60 * minuteMs);
  expect((await bench.unit(3)).registration.ztdId).not.toBe("");
});
