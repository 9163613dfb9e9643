import { onTestFinished } from "vitest";
import type { ScenarioId } from "../../main/practice/scenarios/catalogue.ts";
import { openScenarioBench, type ScenarioBench } from "./scenario-bench.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Opens a bench for the running test. */
export async function runningScenario(scenario: ScenarioId, seed: number): Promise<ScenarioBench> {
  const bench = await openScenarioBench(scenario, { seed, folder: temporaryFolder() });
  onTestFinished(bench.stop);
  return bench;
}
