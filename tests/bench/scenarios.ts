import { mapValues } from "../../shared/kernel/persistent-map.ts";
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

/** Registers a thousand units from one file and reads their profile assignment; the figures are calls and bench time. */
export const measureRegistration: Measurement = async (folder) => {
  const units = 1_000;
  const bench = await openScenarioBench("thousand", { seed: 7, folder, units });
  const startedAt = bench.clock.now();
  await bench.plugStick(true);
  await bench.until(() => bench.runtime().bench.state().units.size === units);
  const isAssigned = (): boolean =>
    [...mapValues(bench.runtime().bench.state().units)].every((unit) => unit.stage === "readyToStart");
  await bench.until(isAssigned);
  const assignedAt = Math.max(...bench.practice.world.identities.all().map((row) => row.profileAssignedAt ?? 0));
  const { ledger } = await bench.record();
  const lateSeconds = (bench.clock.now() - assignedAt) / 1_000;
  await bench.stop();
  const minutes = Math.round((assignedAt - startedAt) / 60_000);
  process.stderr.write(`  the service took ${minutes} min; calls: ${JSON.stringify(ledger.callsByRoute)}\n`);
  return [
    { name: "register.1000.calls", value: ledger.calls, unit: "calls", hold: 40 },
    { name: "register.1000.late", value: lateSeconds, unit: "s of bench time after the service", hold: 15 },
  ];
};
