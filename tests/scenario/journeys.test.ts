import { expect, test } from "vitest";
import type { ScenarioId } from "../../main/practice/scenarios/catalogue.ts";
import { runJourney } from "../support/journey/run-journey.ts";
import { unhurried } from "../support/running-scenario.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const scenarios = [
  "second-life",
  "hard-day",
  "reseller",
  "good-morning",
  "throttled",
  "interrupted",
] as const satisfies readonly ScenarioId[];

/** From which seed to which, as `RESEAL_JOURNEYS=1-200`; without it a few short ones with few units. */
const wanted = process.env.RESEAL_JOURNEYS;
const [first = 1, last = first] = (wanted ?? "1-3").split("-").map(Number);
const seeds = Array.from({ length: last - first + 1 }, (_, index) => first + index);

test.each(seeds)(
  "whatever is done at the bench, what must hold holds (journey %i)",
  { timeout: unhurried.timeout * 5 },
  async (seed) => {
    const scenario = (wanted === undefined ? undefined : scenarios[seed % scenarios.length]) ?? "second-life";
    const length = wanted === undefined ? { steps: 10, rests: false } : { steps: 25, rests: true };
    const { problems, trail } = await runJourney({ seed, scenario, ...length, folder: temporaryFolder() });
    expect(problems, trail.join("\n")).toEqual([]);
  },
);
