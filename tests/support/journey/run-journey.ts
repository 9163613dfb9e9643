import type { ScenarioId } from "../../../main/practice/scenarios/catalogue.ts";
import {
  createSimulatedTechnician,
  type SimulatedTechnician,
} from "../../../main/practice/technician/simulated-technician.ts";
import { openScenarioBench } from "../scenario-bench.ts";
import { createSeededRandom } from "../seeded-random.ts";
import { journalProblems, journeyProblems, unlikeTruth } from "./journey-checks.ts";
import { type JourneyHands, journeyHands } from "./journey-hands.ts";
import { openJourneyPage } from "./journey-page.ts";
import { allWell, journeySteps, pauseAfterStep } from "./journey-steps.ts";

/** How a journey is made: the same seed makes the same one. */
export type JourneyOptions = {
  readonly seed: number;
  readonly scenario: ScenarioId;
  readonly steps: number;
  /** Goes on until what nobody meddled with has come to its end, which takes hours of bench time. */
  readonly rests: boolean;
  readonly folder: string;
};

/** Where a journey first went wrong, and everything that was done until then. */
export type JourneyEnd = { readonly problems: readonly string[]; readonly trail: readonly string[] };

/** Folding the whole journal again takes as long as the journal is. */
const stepsBetweenFolds = 8;

/** Bench time in which what nobody meddled with comes to its end. */
const restMs = 5 * 60 * 60_000;

/** Does random things at a bench at random moments, and looks after each whether what must hold still does. */
export async function runJourney({ seed, scenario, steps, rests, folder }: JourneyOptions): Promise<JourneyEnd> {
  const random = createSeededRandom(seed);
  const bench = await openScenarioBench(scenario, { seed, folder });
  const trail: string[] = [];
  const note = (what: string): void => void trail.push(`${new Date(bench.clock.now()).toISOString()} ${what}`);
  const hands = journeyHands(bench, random, note);
  const page = openJourneyPage(bench);
  const problemsNow = async (): Promise<readonly string[]> => [
    ...(await journeyProblems(hands)),
    ...(await page.problems()),
  ];
  try {
    for (let step = 0; step < steps; step += 1) {
      await weighted(random)(hands);
      await bench.pass(pauseAfterStep(random), random() < 0.8 ? technicianOf(hands) : undefined);
      const problems = [...(await problemsNow()), ...(step % stepsBetweenFolds === 0 ? journalProblems(hands) : [])];
      if (problems.length > 0) return { problems, trail };
    }
    return {
      problems: [...(rests ? await afterwards(hands) : []), ...(await problemsNow()), ...journalProblems(hands)],
      trail,
    };
  } catch (problem) {
    note(String(problem));
    throw new Error(trail.join("\n"), { cause: problem });
  } finally {
    await bench.stop();
  }
}

/** Once all is well again, the units that nobody took in hand come to where they belong. */
async function afterwards(hands: JourneyHands): Promise<readonly string[]> {
  const { bench, ask, note } = hands;
  await allWell(hands);
  await ask("bench.collect", {});
  const endAt = bench.clock.now() + restMs;
  const technician = technicianOf(hands);
  await bench.until(() => unlikeTruth(hands).length === 0 || bench.clock.now() >= endAt, technician, restMs);
  note("at rest");
  return unlikeTruth(hands);
}

function weighted(random: () => number): (typeof journeySteps)[number][1] {
  let left = random() * journeySteps.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, run] of journeySteps) {
    left -= weight;
    if (left < 0) return run;
  }
  return async () => undefined;
}

/** Somebody who does what the board asks for, at the device that the board means, wherever it says that it lies. */
function technicianOf({ bench, devices }: JourneyHands): SimulatedTechnician {
  const lies = (serialNumber: string): number | undefined =>
    bench.board().tiles.find((tile) => tile.serialNumber === serialNumber)?.slot;
  const { handlers } = bench.runtime();
  const positionIn = (slot: number): number =>
    devices().find(({ serialNumber }) => lies(serialNumber) === slot)?.position ?? slot;
  return createSimulatedTechnician({
    handlers: {
      ...handlers,
      "practice.act": ({ position, action }) => handlers["practice.act"]({ position: positionIn(position), action }),
    },
    board: () => bench.runtime().board(),
    devices: async () =>
      devices().flatMap((device) => {
        const slot = lies(device.serialNumber);
        return slot === undefined ? [] : [{ ...device, position: slot }];
      }),
  });
}
