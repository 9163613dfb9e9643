import { join } from "node:path";
import { expect, test } from "vitest";
import { createDeviceSticks } from "../../main/adapters/bench-link/device-sticks.ts";
import { compareWithTruth } from "../../main/boot/terminal/practice-truth.ts";
import { ok } from "../../shared/kernel/result.ts";
import { scriptFolders } from "../support/open-link.ts";
import { orThrow } from "../support/or-throw.ts";
import { createRecordingLog } from "../support/recording-log.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";
import type { ScenarioBench } from "../support/scenario-bench.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const minuteMs = 60_000;

/** What a collector tells of a device that failed, beside its hash. */
const toldKinds = ["diagnosticsCollected", "flowSignalsSeen", "networkChecked"];

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

test(
  "what a red device told a stick is its unit's evidence, once however often the stick comes back",
  unhurried,
  async () => {
    const bench = await runningScenario("hard-day", 7);
    await readStick(bench);
    await placeUnits(bench);
    const log = createRecordingLog();
    const registerFile = join(temporaryFolder(), "sticks.json");
    const about = { bench: "BENCH-PC", version: "0.1.0" };
    const sticks = createDeviceSticks({ registerFile, scripts: scriptFolders, log, about });
    const { stickFolder } = bench.practice.state();
    orThrow(await sticks.prepare(stickFolder));
    // Nobody says what the device shows: all that is known of its end comes by the stick.
    const technician = bench.hireTechnician((handlers) => ({
      ...handlers,
      "unit.confirm": async (word) => (word.what === "failure" ? ok({}) : handlers["unit.confirm"](word)),
    }));
    await bench.until(() => bench.practice.state().devices[1]?.screen.page === "failure", technician);
    expect((await bench.unit(2)).flow.apps).toEqual([]);
    await bench.plugStick(false);
    await bench.act(2, "readOntoStick");
    const toldAt = bench.clock.now();
    await bench.pass(5 * minuteMs);
    await bench.plugStick(true);
    const isTold = async () => (await bench.unit(2)).flow.apps.length > 0;
    for (let second = 0; second < 120 && !(await isTold()); second += 1) await bench.pass(1_000);
    const { flow } = await bench.unit(2);
    expect(flow.lastSignalAt).toBe(toldAt);
    expect(flow.provisioning).toMatchObject({
      settingsMade: { count: 12 },
      enrollments: [{ provider: "MS DM Server" }],
    });
    expect((await bench.unit(2)).readiness.network).toMatchObject({ from: "device", seenAt: toldAt });
    expect(flow.apps.find(({ state }) => state === "failed")).toMatchObject({
      name: "Contoso Print Client",
      errorCode: "0x87D1041C",
    });
    const { diagnostics } = await bench.unit(2);
    expect(diagnostics?.gathered?.value.files.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^slot-02-SIM\w+-.*-registry\.json$/),
      expect.stringMatching(/^slot-02-SIM\w+-.*-events\.json$/),
    ]);
    const rows = async () => {
      const read = await bench.runtime().handlers["unit.read"]({ unitId: bench.tile(2).unitId });
      return orThrow(read).evidence.filter(({ kind }) => toldKinds.includes(kind));
    };
    const before = await rows();
    expect(before.map(({ kind }) => kind).toSorted()).toEqual(toldKinds);
    for (const row of before) expect(row).toMatchObject({ source: "E-USB", at: toldAt });
    await bench.plugStick(false);
    await bench.pass(minuteMs);
    await bench.plugStick(true);
    await bench.pass(minuteMs);
    expect(await rows()).toEqual(before);
    expect(await sticks.check(stickFolder)).toMatchObject({ state: "intact" });
  },
);
