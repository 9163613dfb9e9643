import { describe, expect, test } from "vitest";
import { createBenchClient } from "../../../../renderer/client/bench-client.ts";
import { answerShipScan, awaitsBox, isShipScan, unitWithSerial } from "../../../../renderer/features/ship/ship-desk.ts";
import { appError } from "../../../../shared/kernel/app-error.ts";
import { unitId } from "../../../../shared/kernel/brand.ts";
import { err, ok } from "../../../../shared/kernel/result.ts";
import { createFakePageApi, type FakeAnswers } from "../../../support/fake-page-api.ts";
import { sampleTiles } from "../../../support/sample-board.ts";

async function scan(answers: FakeAnswers, unitInHand: string | undefined, text: string) {
  const fake = createFakePageApi(answers);
  const answer = await answerShipScan(createBenchClient(fake.api), sampleTiles, unitInHand, text);
  return { answer, calls: fake.calls.map((call) => call.name) };
}

const matched = (id: string) => () =>
  ok({
    text: { code: "scan.boxMatched", params: { serialNumber: "SIM" } },
    effect: "matched",
    unitId: unitId(id),
    canUndo: true,
  } as const);

describe("a scan at the packing place", () => {
  test("of a serial takes that unit in hand without asking the bench", async () => {
    expect(await scan({}, undefined, " sim0001k2q94 ")).toEqual({
      answer: { kind: "unit", unitId: "unit-1" },
      calls: [],
    });
    expect((await scan({}, "unit-1", "SIM0009J2K61")).answer).toEqual({ kind: "unit", unitId: "unit-9" });
  });

  test("of the box ships the unit in hand", async () => {
    const { answer, calls } = await scan({ "unit.ship": () => ok({}) }, "unit-1", "RESEAL:1:SIM");
    expect(answer).toEqual({ kind: "shipped", unitId: "unit-1" });
    expect(calls).toEqual(["unit.ship"]);
  });

  test("of a wrong box is a no", async () => {
    const wrongBox = appError("conflict", "unit.wrongBox");
    expect((await scan({ "unit.ship": () => err(wrongBox) }, "unit-1", "RESEAL:1:OTHER")).answer).toEqual({
      kind: "refused",
      error: wrongBox,
    });
  });

  test("puts the box on record first where the label waits for it", async () => {
    let isLabelled = false;
    const { answer, calls } = await scan(
      {
        "unit.ship": () => (isLabelled ? ok({}) : err(appError("refused", "unit.notReadyToShip"))),
        "bench.scan": () => {
          isLabelled = true;
          return matched("unit-1")();
        },
      },
      "unit-1",
      "RESEAL:1:SIM",
    );
    expect(answer).toEqual({ kind: "shipped", unitId: "unit-1" });
    expect(calls).toEqual(["unit.ship", "bench.scan", "unit.ship"]);
  });

  test("says no when the box turns out to be another unit's", async () => {
    const notReady = () => err(appError("refused", "unit.notReadyToShip"));
    const { answer } = await scan({ "unit.ship": notReady, "bench.scan": matched("unit-9") }, "unit-1", "RESEAL:1:SIM");
    expect(answer).toMatchObject({ kind: "refused", error: { code: "unit.wrongBox" } });
  });

  test("says why the unit is not ready when the scan tells the bench nothing", async () => {
    const notReady = appError("refused", "unit.notReadyToShip");
    const { answer } = await scan(
      { "unit.ship": () => err(notReady), "bench.scan": () => err(appError("notFound", "scan.unknown")) },
      "unit-1",
      "HELLO",
    );
    expect(answer).toEqual({ kind: "refused", error: notReady });
  });

  test("without a unit in hand is looked up by the bench", async () => {
    expect((await scan({ "bench.scan": matched("unit-4") }, undefined, "{}")).answer).toEqual({
      kind: "unit",
      unitId: "unit-4",
    });
  });

  test("leaves slots, cards and orders to the bench", () => {
    expect(["SLOT-07", "act-green", "ORDER-1", "SIM0001", "RESEAL:1:SIM"].map(isShipScan)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});

test("a serial that two units carry names neither", () => {
  const [first, second] = sampleTiles;
  if (first === undefined || second === undefined) throw new Error("The sample has two units");
  const twin = { ...second, serialNumber: first.serialNumber };
  expect(unitWithSerial([first, twin], first.serialNumber)).toBeUndefined();
});

test("only a unit that is ready, or waits for its box alone, takes a box", () => {
  expect(awaitsBox({ class: "ready", word: "readyToShip" })).toBe(true);
  expect(awaitsBox({ class: "hands", word: "scanBox" })).toBe(true);
  expect(awaitsBox({ class: "hands", word: "printLabel" })).toBe(false);
  expect(awaitsBox({ class: "shipped", word: "shipped" })).toBe(false);
});
