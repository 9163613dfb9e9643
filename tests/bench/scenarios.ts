import { openScenarioBench } from "../support/scenario-bench.ts";
import type { Measurement } from "./bench-row.ts";

/** Works the whole order of *A good morning* in virtual time; the figure is real time. */
export const measureGoodMorning: Measurement = async (folder) => {
  const startedAt = performance.now();
  const bench = await openScenarioBench("good-morning", { seed: 7, folder });
  await bench.collect();
  await bench.untilAtRest(bench.hireTechnician());
  const seconds = (performance.now() - startedAt) / 1_000;
  const { shipped } = bench.board().counts;
  await bench.stop();
  if (shipped !== 10) throw new Error(`${shipped} units were shipped instead of 10`);
  return [{ name: "scenario.good-morning", value: seconds, unit: "s", hold: 5 }];
};
