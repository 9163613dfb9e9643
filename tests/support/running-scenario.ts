import { onTestFinished } from "vitest";
import type { ScenarioId } from "../../main/practice/scenarios/catalogue.ts";
import { openScenarioBench, type ScenarioBench, type ScenarioBenchOptions } from "./scenario-bench.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Hours of bench time take seconds; how many depends on the PC and says nothing about the product. */
export const unhurried = { timeout: 300_000 } as const;

/** Opens a bench for the running test. */
export async function runningScenario(
  scenario: ScenarioId,
  seed: number,
  world: NonNullable<ScenarioBenchOptions["world"]> = {},
): Promise<ScenarioBench> {
  const bench = await openScenarioBench(scenario, { seed, folder: temporaryFolder(), world });
  onTestFinished(bench.stop);
  return bench;
}
