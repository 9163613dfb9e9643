import { expect, test } from "vitest";
import type { ScenarioId } from "../../main/practice/scenarios/catalogue.ts";
import { runJourney } from "../support/journey/run-journey.ts";
import { unhurried } from "../support/running-scenario.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const scenarios = [
  "second-life",
  "long-wait",
  "hard-day",
  "reseller",
  "good-morning",
  "throttled",
  "interrupted",
] as const satisfies readonly ScenarioId[];

/** How many journeys, and from which seed on: more than a few are made by `RESEAL_JOURNEYS=first-last`. */
const [first = 1, last = 3] = (process.env.RESEAL_JOURNEYS ?? "1-3").split("-").map(Number);
const seeds = Array.from({ length: last - first + 1 }, (_, index) => first + index);

test.each(seeds)(
  "whatever is done at the bench, what must hold holds (journey %i)",
  { timeout: unhurried.timeout * 5 },
  async (seed) => {
    const scenario = scenarios[seed % scenarios.length] ?? "second-life";
    const { problems, trail } = await runJourney({ seed, scenario, steps: 40, folder: temporaryFolder() });
    expect(problems, trail.join("\n")).toEqual([]);
  },
);
