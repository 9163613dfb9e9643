import { expect, test } from "vitest";
import { compareWithTruth } from "../../main/boot/terminal/practice-truth.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";

test.each([7, 1, 2, 3, 4])(
  "a service that refuses, fails and hangs up changes no verdict (seed %i)",
  unhurried,
  async (seed) => {
    const bench = await runningScenario("throttled", seed);
    await bench.collect();
    await bench.untilAtRest(bench.hireTechnician());
    const { truth, ledger } = await bench.record();
    expect(compareWithTruth(bench.board(), truth).filter((row) => !row.agrees)).toEqual([]);
    expect(bench.board().counts).toMatchObject({ shipped: 10, stopped: 2 });
    // The trouble was really there, and the first import's answer was really lost.
    expect(ledger.answers["429"]).toBeGreaterThan(0);
    expect(ledger.answers.dropped).toBeGreaterThan(0);
    expect(bench.app().log.lines()).toContainEqual(
      expect.objectContaining({ event: "effect.failed", fields: expect.objectContaining({ effect: "sendImports" }) }),
    );
    expect(Object.values(ledger.importsBySerial)).toEqual(new Array(11).fill(1));
    expect(ledger.registered).toHaveLength(10);
  },
);
