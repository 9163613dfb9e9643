import { expect, test } from "vitest";
import { compareWithTruth } from "../../main/boot/terminal/practice-truth.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";

test.each([7, 1])("restarts, lost networks and a wrong clock change no verdict (seed %i)", unhurried, async (seed) => {
  const bench = await runningScenario("interrupted", seed);
  await bench.collect();
  const restarts = new Map<number, number>();
  const technician = bench.hireTechnician();
  await bench.until(() => bench.history(2).includes("hands pressReseal"), {
    ...technician,
    work: async () => {
      restarts.set(2, Math.max(restarts.get(2) ?? 0, (await bench.unit(2)).flow.restarts));
      return technician.work();
    },
  });
  expect(restarts.get(2)).toBe(5);
  await bench.untilAtRest(technician);
  const { truth } = await bench.record();
  expect(compareWithTruth(bench.board(), truth).filter((row) => !row.agrees)).toEqual([]);
  expect(bench.board().counts).toMatchObject({ shipped: 6, stopped: 0 });
  for (const position of [2, 3, 5, 6])
    expect(bench.history(position).filter((word) => word.startsWith("stop"))).toEqual([]);
});

test("a wrong clock stops its unit until somebody sets it, and is told in words", unhurried, async () => {
  const bench = await runningScenario("interrupted", 7);
  await bench.collect();
  await bench.until(() => bench.history(4).includes("stop stopped"));
  const { readiness, verdict } = await bench.unit(4);
  expect(readiness.checks.find(({ check }) => check === "clock")).toMatchObject({ state: "fail" });
  expect(verdict).toMatchObject({ kind: "stop", reason: { params: { check: "clock" } } });
  // Somebody who starts it all the same learns the same from the device.
  await bench.until(() => bench.tile(1).word === "startIt");
  await bench.act(4, "setClock");
  const { unitId } = bench.tile(4);
  expect(await bench.runtime().handlers["unit.collectAgain"]({ unitId })).toMatchObject({ ok: true });
  await bench.until(() => bench.tile(4).word !== "stopped");
  expect((await bench.unit(4)).readiness.checks.find(({ check }) => check === "clock")?.state).toBe("pass");
});
