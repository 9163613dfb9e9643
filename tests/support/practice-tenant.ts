import { onTestFinished } from "vitest";
import type { ScenarioId } from "../../main/practice/scenarios/catalogue.ts";
import { type PracticeWorldHandle, startPracticeWorld } from "../../main/practice/serve/start-practice-world.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

/** A practice world on loopback whose time only the test moves. */
export type PracticeTenant = PracticeWorldHandle & { readonly clock: VirtualClock };

/** Starts the world of a scenario for the running test. */
export async function startPracticeTenant(scenario: ScenarioId = "good-morning", units = 12): Promise<PracticeTenant> {
  const clock = createVirtualClock();
  const handle = await startPracticeWorld({ scenario, units, speed: 1, clock: { now: clock.now, delay: clock.delay } });
  onTestFinished(handle.stop);
  return { ...handle, clock };
}
