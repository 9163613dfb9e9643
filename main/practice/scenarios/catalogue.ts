import { goodMorning } from "./good-morning.ts";
import { hardDay } from "./hard-day.ts";
import { interrupted } from "./interrupted.ts";
import { longWait } from "./long-wait.ts";
import { resellerMorning } from "./reseller-morning.ts";
import type { Scenario } from "./scenario.ts";
import { secondLife } from "./second-life.ts";
import { thousand } from "./thousand.ts";
import { throttled } from "./throttled.ts";

/** Ids of all scenarios. */
export const scenarioIds = [
  "good-morning",
  "hard-day",
  "interrupted",
  "throttled",
  "second-life",
  "long-wait",
  "reseller",
  "thousand",
] as const;

/** Id of one scenario. */
export type ScenarioId = (typeof scenarioIds)[number];

/** The scenario with this id; `units` counts for `thousand` alone. */
export function scenarioOf(id: ScenarioId, units: number): Scenario {
  switch (id) {
    case "good-morning":
      return goodMorning;
    case "hard-day":
      return hardDay;
    case "interrupted":
      return interrupted;
    case "throttled":
      return throttled;
    case "second-life":
      return secondLife;
    case "long-wait":
      return longWait;
    case "reseller":
      return resellerMorning;
    case "thousand":
      return thousand(units);
  }
}
