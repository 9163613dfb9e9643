import { describe, expect, test } from "vitest";
import { createBenchClient } from "../../../../renderer/client/bench-client.ts";
import { answerShipScan, awaitsBox, isShipScan } from "../../../../renderer/features/ship/ship-desk.ts";
import { appError } from "../../../../shared/kernel/app-error.ts";
import { unitId } from "../../../../shared/kernel/brand.ts";
import { err, ok } from "../../../../shared/kernel/result.ts";
import { createFakePageApi, type FakeAnswers } from "../../../support/fake-page-api.ts";

async function scan(answers: FakeAnswers, unitInHand: string | undefined, text: string) {
  const fake = createFakePageApi(answers);
  const answer = await answerShipScan(createBenchClient(fake.api), unitInHand, text);
  return { answer, calls: fake.calls.map((call) => call.name) };
}

const matched = (id: string) => () =>
  ok({
    text: { code: "scan.boxMatched", params: { serialNumber: "SIM" } },
    effect: "matched",
    unitId: unitId(id),
    canUndo: true,
  } as const);

const opened = (id: string) => () =>
  ok({
    text: { code: "scan.openedUnit", params: { serialNumber: "SIM" } },
    effect: "opened",
    unitId: unitId(id),
    canUndo: false,
  } as const);

describe("a scan at the packing place", () => {
  test("of a unit takes that unit in hand, whichever was in hand before", async () => {
    const found = { "bench.scan": opened("unit-9") };
    expect(await scan(found, undefined, "SIM0009J2K61")).toEqual({
      answer: { kind: "unit", unitId: "unit-9" },
      calls: ["bench.scan"],
    });
    expect(await scan(found, "unit-1", "SIM0009J2K61")).toEqual({
      answer: { kind: "unit", unitId: "unit-9" },
      calls: ["bench.scan"],
    });
  });

  test("of a serial that two units carry names neither", async () => {
    const ambiguous = appError("conflict", "scan.ambiguous", { text: "SIM" });
    const answers = { "bench.scan": () => err(ambiguous) };
    for (const inHand of [undefined, "unit-1"]) {
      expect(await scan(answers, inHand, "SIM")).toEqual({
        answer: { kind: "refused", error: ambiguous },
        calls: ["bench.scan"],
      });
    }
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
    const answers = {
      "unit.ship": () => err(notReady),
      "bench.scan": () => err(appError("notFound", "scan.unknown")),
    } as const;
    expect(await scan(answers, "unit-1", "HELLO")).toEqual({
      answer: { kind: "refused", error: notReady },
      calls: ["bench.scan", "unit.ship"],
    });
    const { answer } = await scan(answers, "unit-1", "RESEAL:1:SIM");
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

test("only a unit that is ready, or waits for its box alone, takes a box", () => {
  expect(awaitsBox({ class: "ready", word: "readyToShip" })).toBe(true);
  expect(awaitsBox({ class: "hands", word: "scanBox" })).toBe(true);
  expect(awaitsBox({ class: "hands", word: "printLabel" })).toBe(false);
  expect(awaitsBox({ class: "shipped", word: "shipped" })).toBe(false);
});
