import type { EpochMs } from "../../kernel/brand.ts";
import type { EspRecord } from "../tenant/records.ts";
import type { FlowAttempt } from "../unit/flow-attempt.ts";

/** One state of the tenant's ESP configurations, with the first and the last reading that showed it. */
export type EspReading = {
  readonly espConfigurations: readonly EspRecord[];
  readonly firstSeenAt: EpochMs;
  readonly lastSeenAt: EpochMs;
};

/** Older states than these say nothing about a unit that is still on the bench. */
const mostReadings = 20;

/** The states after one more reading, oldest first: the last one goes on while nothing changed. */
export function addEspReading(
  readings: readonly EspReading[],
  espConfigurations: readonly EspRecord[],
  seenAt: EpochMs,
): readonly EspReading[] {
  const last = readings.at(-1);
  if (last !== undefined && JSON.stringify(last.espConfigurations) === JSON.stringify(espConfigurations)) {
    return readings.with(-1, { ...last, lastSeenAt: seenAt });
  }
  return [...readings, { espConfigurations, firstSeenAt: seenAt, lastSeenAt: seenAt }].slice(-mostReadings);
}

/**
 * The states that were in force during a run, as far as they were read: an ESP that was put right after the success
 * screen did not hold the run before. When nothing was read during the run, the last state before it counts, and before
 * the first reading of all the first.
 */
export function readingsOfRun(
  readings: readonly EspReading[],
  { startedAt, success }: Pick<FlowAttempt, "startedAt" | "success">,
): readonly EspReading[] {
  const endedAt = success?.at ?? Number.POSITIVE_INFINITY;
  const known = readings.filter((reading) => reading.firstSeenAt <= endedAt);
  const during = known.filter((reading) => reading.lastSeenAt >= startedAt);
  return during.length > 0 ? during : known.length > 0 ? known.slice(-1) : readings.slice(0, 1);
}
