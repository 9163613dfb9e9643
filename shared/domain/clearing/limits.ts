import { type EpochMs, epochMs, type UnitId } from "../../kernel/brand.ts";

/** A clearing that was begun on this bench, and how many records it takes away. */
export type BegunClearing = { readonly unitId: UnitId; readonly at: EpochMs; readonly records: number };

const hourMs = 60 * 60_000;
/** Records that one bench changes in an hour: more than that is no clearing of single units. */
export const mostRecordsPerHour = 20;
/** A unit has a handful of records in the three places; more is a sign of a wrong match. */
export const mostRecordsAtOnce = 6;

/** How many records the last hour leaves to be changed. */
export function recordsLeft(begun: readonly BegunClearing[], now: EpochMs): number {
  return Math.max(0, mostRecordsPerHour - recordsOf(lastHour(begun, now)));
}

/** From when on `records` of them may be changed; `now` when that is at once. */
export function allowedFrom(begun: readonly BegunClearing[], records: number, now: EpochMs): EpochMs {
  const recent = lastHour(begun, now);
  let left = recordsOf(recent);
  for (const clearing of [undefined, ...recent]) {
    left -= clearing?.records ?? 0;
    if (left + records <= mostRecordsPerHour) return clearing === undefined ? now : epochMs(clearing.at + hourMs);
  }
  return epochMs(now + hourMs);
}

function lastHour(begun: readonly BegunClearing[], now: EpochMs): readonly BegunClearing[] {
  return begun.filter(({ at }) => now - at < hourMs).toSorted((one, other) => one.at - other.at);
}

function recordsOf(begun: readonly BegunClearing[]): number {
  return begun.reduce((sum, { records }) => sum + records, 0);
}
