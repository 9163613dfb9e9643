import { type EpochMs, epochMs } from "../../../kernel/brand.ts";
import type { Pace, ReadDemand, TenantRead } from "../tenant-demand.ts";
import { effectKey } from "./effect.ts";
import { adaptivePauseMs, dueAt, type Pacing } from "./pacing.ts";

const seconds = 1_000;
const minutes = 60 * seconds;

/** A list in which units appear one after another while the service works: how long nothing is to be expected in it. */
const usualWaits: Partial<Readonly<Record<TenantRead, number>>> = {
  imports: 60 * seconds,
  registrations: 30 * seconds,
  assignedDevices: 2 * minutes,
};

/** How often each list is read while somebody wants it now, and to keep what is known fresh. */
const intervals: Readonly<Record<TenantRead, { readonly now: number; readonly slow: number }>> = {
  imports: { now: 30 * seconds, slow: 10 * minutes },
  registrations: { now: 30 * seconds, slow: 15 * minutes },
  assignedDevices: { now: 30 * seconds, slow: 15 * minutes },
  configuration: { now: 2 * minutes, slow: 30 * minutes },
  managedDevices: { now: 60 * seconds, slow: 30 * minutes },
  directoryDevices: { now: 2 * minutes, slow: 15 * minutes },
  deploymentEvents: { now: 60 * seconds, slow: 15 * minutes },
};

/** A list that only gives reasons is read the less often the more units it is long of. */
const calmPausePerUnit = 1 * seconds;
const shortestCalmPause = 3 * minutes;
const longestCalmPause = 15 * minutes;

/**
 * A read of a list pauses for so many times as long as it took, though never longer than when it only keeps things fresh:
 * a tenant with very many devices must not be read from morning to evening.
 */
const pausePerReading = 4;

/** From when a list is to be read (again); undefined while it is being read, and when nobody wants it. */
export function readDueAt(read: TenantRead, demand: ReadDemand, pacing: Pacing): EpochMs | undefined {
  const pauses = (["now", "fast", "calm", "slow"] as const)
    .filter((pace) => demand[pace] > 0)
    .map((pace) => pauseDueAt(read, pace, demand, pacing))
    .filter((due) => due !== undefined);
  return pauses.length === 0 ? undefined : epochMs(Math.min(...pauses));
}

function pauseDueAt(read: TenantRead, pace: Pace, demand: ReadDemand, pacing: Pacing): EpochMs | undefined {
  const key = effectKey({ kind: "readTenant", read });
  const { now, slow } = intervals[read];
  const tooSoon = Math.min(slow, readingMs(pacing, key) * pausePerReading);
  switch (pace) {
    case "now":
      return dueAt(pacing, key, Math.max(now, tooSoon));
    case "fast":
      return fastDueAt(read, demand, pacing, tooSoon);
    case "calm":
      return dueAt(pacing, key, Math.max(calmPauseMs(demand), tooSoon));
    case "slow":
      return dueAt(pacing, key, slow);
  }
}

/** First when the service has had its usual time, then as fast as units appear. */
function fastDueAt(read: TenantRead, demand: ReadDemand, pacing: Pacing, tooSoon: number): EpochMs | undefined {
  const key = effectKey({ kind: "readTenant", read });
  const usualWait = usualWaits[read];
  if (usualWait === undefined) return dueAt(pacing, key, Math.max(intervals[read].now, tooSoon));
  const pace = pacing.get(key);
  const since = demand.fastSince ?? epochMs(0);
  const isFirst = pace === undefined || (pace.endedAt ?? pace.startedAt) < since;
  if (!isFirst) return dueAt(pacing, key, Math.max(adaptivePauseMs(pace.gain, demand.fast), tooSoon));
  const due = dueAt(pacing, key, tooSoon);
  return due === undefined ? undefined : epochMs(Math.max(due, since + usualWait));
}

function calmPauseMs({ calm, fast }: ReadDemand): number {
  return Math.min(longestCalmPause, Math.max(shortestCalmPause, (calm + fast) * calmPausePerUnit));
}

function readingMs(pacing: Pacing, key: string): number {
  const pace = pacing.get(key);
  return pace?.endedAt === undefined ? 0 : pace.endedAt - pace.startedAt;
}
