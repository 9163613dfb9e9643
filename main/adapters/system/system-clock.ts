import type { Clock } from "../../app/ports/clock.ts";
import { createScaledClock } from "./scaled-clock.ts";

/** The PC's own clock. */
export function createSystemClock(): Clock {
  return createScaledClock({ realBase: 0, simulatedBase: 0, speed: 1 });
}
