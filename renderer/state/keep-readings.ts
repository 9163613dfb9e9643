import type { IntakeView } from "../../shared/contract/topics/intake.ts";

/**
 * Takes over the readings that say the same as before. The topic comes whole with every change, and only what really
 * changed is to be drawn again.
 */
export function keepReadings(before: IntakeView | undefined, next: IntakeView): IntakeView {
  if (before === undefined) return next;
  const known = new Map(before.readings.map((reading) => [reading.readingId, reading]));
  const readings = next.readings.map((reading) => {
    const same = known.get(reading.readingId);
    return same !== undefined && JSON.stringify(same) === JSON.stringify(reading) ? same : reading;
  });
  return { ...next, readings };
}
