import { expect, test } from "vitest";
import { compareWithTruth } from "../../main/boot/terminal/practice-truth.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";
import { createSeededRandom } from "../support/seeded-random.ts";

const minuteMs = 60_000;

test.each([1, 2, 3])(
  "an app that is closed and opened again and again ends where it would have (seed %i)",
  unhurried,
  async (seed) => {
    const bench = await runningScenario("throttled", seed);
    const random = createSeededRandom(seed);
    await bench.collect();
    for (let round = 0; round < 10; round += 1) {
      await bench.pass(random() * 6 * minuteMs, bench.hireTechnician());
      const rowsBefore = bench.app().store.verify();
      const boardBefore = bench.board().tiles.map(({ unitId, word }) => ({ unitId, word }));
      await bench.restart();
      expect(bench.board().tiles.map(({ unitId, word }) => ({ unitId, word }))).toEqual(boardBefore);
      const rowsAfter = bench.app().store.verify();
      expect(rowsAfter.ok && rowsBefore.ok && rowsAfter.value.rows >= rowsBefore.value.rows).toBe(true);
    }
    await bench.untilAtRest(bench.hireTechnician());
    const { truth, ledger } = await bench.record();
    expect(compareWithTruth(bench.board(), truth).filter((row) => !row.agrees)).toEqual([]);
    expect(Object.values(ledger.importsBySerial)).toEqual(new Array(11).fill(1));
  },
);
