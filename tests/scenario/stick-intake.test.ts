import { expect, test } from "vitest";
import { compareWithTruth } from "../../main/boot/terminal/practice-truth.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";
import type { ScenarioBench } from "../support/scenario-bench.ts";

const minuteMs = 60_000;

/** Plugs the stick in and waits until it was read by itself; answers what became of its rows. */
async function readStick(
  bench: ScenarioBench,
): Promise<Readonly<Record<"accepted" | "duplicate" | "refused", number>>> {
  await bench.plugStick(true);
  const { intake } = bench;
  const isRead = (): boolean =>
    intake().places[0]?.state === "collected" && intake().readings.every((reading) => reading.state === "done");
  await bench.until(isRead, undefined, minuteMs);
  const sum = (name: "accepted" | "duplicate" | "refused"): number =>
    intake().readings.reduce((total, reading) => total + reading[name], 0);
  return { accepted: sum("accepted"), duplicate: sum("duplicate"), refused: sum("refused") };
}

/** Lays every unit in the slot its device stands at. */
async function placeUnits(bench: ScenarioBench): Promise<void> {
  for (const { serialNumber, position } of bench.practice.state().devices) {
    const tile = bench.board().tiles.find((known) => known.serialNumber === serialNumber);
    const placed = await bench.runtime().handlers["unit.place"]({ unitId: tile?.unitId ?? "", slot: position });
    expect(placed).toMatchObject({ ok: true });
  }
}

async function expectGoodMorning(bench: ScenarioBench): Promise<void> {
  const { truth, ledger } = await bench.record();
  expect(compareWithTruth(bench.board(), truth).filter((row) => !row.agrees)).toEqual([]);
  expect(bench.board().counts).toMatchObject({ shipped: 10, stopped: 2, units: 12 });
  expect(Object.values(ledger.importsBySerial)).toEqual(new Array(11).fill(1));
}

test.each([3, 7])(
  "the files of a stick end as the bridge does, with no device ever asked (seed %i)",
  unhurried,
  async (seed) => {
    const bench = await runningScenario("good-morning", seed);
    expect(await readStick(bench)).toEqual({ accepted: 12, duplicate: 0, refused: 0 });
    await placeUnits(bench);
    await bench.untilAtRest(bench.hireTechnician());
    await expectGoodMorning(bench);
    expect(bench.tile(4).detail).toMatchObject({ code: "stop.hashBlocked", params: { finding: "tpmMissing" } });
  },
);

test("a stick read after the bridge adds no unit", unhurried, async () => {
  const bench = await runningScenario("good-morning", 3);
  await bench.collect();
  await bench.pass(minuteMs);
  // The one without a TPM is stopped for what its hash says, so a newer hash of it is of use.
  expect(await readStick(bench)).toEqual({ accepted: 1, duplicate: 11, refused: 0 });
  await bench.untilAtRest(bench.hireTechnician());
  await expectGoodMorning(bench);
});

test("devices the bridge finds after their files were read go on as the same units", unhurried, async () => {
  const bench = await runningScenario("good-morning", 3);
  await readStick(bench);
  const known = new Set(bench.board().tiles.map((tile) => tile.unitId));
  await bench.collect();
  expect(bench.board().counts.units).toBe(24);
  await bench.pass(minuteMs);
  expect(new Set(bench.board().tiles.map((tile) => tile.unitId))).toEqual(known);
  expect(bench.board().tiles.map((tile) => tile.slot)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  await bench.restart();
  expect(new Set(bench.board().tiles.map((tile) => tile.unitId))).toEqual(known);
  await bench.untilAtRest(bench.hireTechnician());
  await expectGoodMorning(bench);
});

test("a stick of a hard day gives every unit, and has nothing new when it comes back", unhurried, async () => {
  const bench = await runningScenario("hard-day", 3);
  // Eight devices, one of them as a report, and a copy of the first whose hash lost its end.
  expect(await readStick(bench)).toEqual({ accepted: 8, duplicate: 0, refused: 1 });
  await bench.plugStick(false);
  await bench.pass(minuteMs);
  await bench.restart();
  await bench.plugStick(true);
  await bench.pass(minuteMs);
  expect(bench.board().counts.units).toBe(8);
  expect(bench.intake().places).toMatchObject([{ state: "nothingNew", files: 9, filesRead: 9, receipt: true }]);
  expect(bench.intake().readings).toHaveLength(9);
});
