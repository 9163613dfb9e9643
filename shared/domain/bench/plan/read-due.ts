import { type EpochMs, epochMs } from "../../../kernel/brand.ts";
import { type Pace, paces, type ReadDemand, type TenantRead } from "../tenant-demand.ts";
import { effectKey } from "./effect.ts";
import { adaptivePauseMs, dueAt, type Pacing, shortestPauseMs } from "./pacing.ts";

const seconds = 1_000;
const minutes = 60 * seconds;

/**
 * A list in which units appear one after another while the service works. `wait`: how long nothing is to be expected in it.
 * `wait.perRow` and `least.perRow`: a long list is read the more seldom, as each reading costs more pages. `usualMs`: how
 * long it takes until the last unit is there (graph-api a.5, o.2); what is missing afterwards is held up.
 */
type WatchedList = { readonly wait: Stretch; readonly least: Stretch; readonly usualMs: number };
/** A time that grows with the rows of a list. */
type Stretch = { readonly from: number; readonly perRow: number; readonly to: number };

const watched: Partial<Readonly<Record<TenantRead, WatchedList>>> = {
  imports: {
    // The last of a thousand are decided after three minutes; of a dozen nobody wants to wait for that.
    wait: { from: 60 * seconds, perRow: 185, to: 185 * seconds },
    least: { from: shortestPauseMs, perRow: 150, to: 5 * minutes },
    usualMs: 15 * minutes,
  },
  registrations: {
    wait: { from: 30 * seconds, perRow: 600, to: 10 * minutes },
    least: { from: shortestPauseMs, perRow: 300, to: 5 * minutes },
    usualMs: 15 * minutes,
  },
  assignedDevices: {
    wait: { from: 2 * minutes, perRow: 400, to: 7 * minutes },
    least: { from: shortestPauseMs, perRow: 0, to: shortestPauseMs },
    usualMs: 32 * minutes,
  },
};

/** Fewer than one of so many are few. */
const fewOfMany = 50;

/** Units that arrive together are asked for together: no call is lost by it, as they are gathered for the import anyhow. */
const gatherMs = 5 * seconds;

/**
 * How often each list is read while somebody wants it now, and to keep what is known fresh. The list of all devices is kept
 * fresh the more seldom the longer it is: what the profile's list shows of a unit comes with each of its readings.
 */
const intervals: Readonly<
  Record<TenantRead, { readonly now: number; readonly slow: number; readonly slowPerRow?: number }>
> = {
  imports: { now: 30 * seconds, slow: 10 * minutes },
  registrations: { now: 15 * seconds, slow: 15 * minutes, slowPerRow: 2 * seconds },
  assignedDevices: { now: 30 * seconds, slow: 15 * minutes },
  configuration: { now: 2 * minutes, slow: 30 * minutes },
  managedDevices: { now: 60 * seconds, slow: 30 * minutes },
  directoryDevices: { now: 2 * minutes, slow: 15 * minutes },
  deploymentEvents: { now: 60 * seconds, slow: 15 * minutes },
};

/** A list that only gives reasons is read the more seldom the longer it is. */
const calmPause: Stretch = { from: 3 * minutes, perRow: 2 * seconds, to: 32 * minutes };

/**
 * A read of a list pauses for so many times as long as it took, though never longer than when it only keeps things fresh:
 * a tenant with very many devices must not be read from morning to evening.
 */
const pausePerReading = 4;

/**
 * From when a list is to be read (again); undefined while it is being read, and when nobody wants it. `rows` is how long
 * the list is known to be, as far as it is ours.
 */
export function readDueAt(read: TenantRead, demand: ReadDemand, pacing: Pacing, rows: number): EpochMs | undefined {
  const dues = paces
    .filter((pace) => demand[pace] > 0)
    .map((pace) => dueAtPace(read, pace, demand, pacing, rows))
    .filter((due) => due !== undefined);
  return dues.length === 0 ? undefined : epochMs(Math.min(...dues));
}

/** Whether any unit wants a list. */
export function isWanted(demand: ReadDemand): boolean {
  return paces.some((pace) => demand[pace] > 0);
}

function dueAtPace(
  read: TenantRead,
  pace: Pace,
  demand: ReadDemand,
  pacing: Pacing,
  rows: number,
): EpochMs | undefined {
  const key = effectKey({ kind: "readTenant", read });
  const { now, slow: shortest, slowPerRow = 0 } = intervals[read];
  const slow = stretched({ from: shortest, perRow: slowPerRow, to: 4 * shortest }, rows);
  const tooSoon = Math.min(slow, readingMs(pacing, key) * pausePerReading);
  switch (pace) {
    case "now":
      return notBefore(dueAt(pacing, key, Math.max(now, tooSoon)), (demand.nowSince ?? 0) + gatherMs);
    case "fast":
      return fastDueAt(read, demand, pacing, rows, tooSoon);
    case "calm":
      return dueAt(pacing, key, Math.max(stretched(calmPause, rows), tooSoon));
    case "slow":
      return dueAt(pacing, key, slow);
  }
}

/** First when the service has had its usual time, then as fast as units appear. */
function fastDueAt(
  read: TenantRead,
  demand: ReadDemand,
  pacing: Pacing,
  rows: number,
  tooSoon: number,
): EpochMs | undefined {
  const key = effectKey({ kind: "readTenant", read });
  const list = watched[read];
  if (list === undefined) return dueAt(pacing, key, Math.max(intervals[read].now, tooSoon));
  const pace = pacing.get(key);
  const since = demand.fastSince ?? 0;
  const least = Math.max(leastPauseMs(list, demand.fast, rows), tooSoon);
  const isFirst = pace === undefined || (pace.endedAt ?? pace.startedAt) < since;
  if (!isFirst) {
    const isLate = (pace.endedAt ?? pace.startedAt) - since > list.usualMs;
    return dueAt(pacing, key, adaptivePauseMs(pace.gain, demand.fast, least, isLate));
  }
  return notBefore(dueAt(pacing, key, least), since + stretched(list.wait, rows));
}

/** For the last few of a long list its pages are a high price. */
function leastPauseMs({ least }: WatchedList, awaited: number, rows: number): number {
  return awaited * fewOfMany < rows
    ? Math.max(least.from, Math.min(least.to, rows * least.perRow * 2))
    : stretched(least, rows);
}

function notBefore(due: EpochMs | undefined, at: number): EpochMs | undefined {
  return due === undefined ? undefined : epochMs(Math.max(due, at));
}

function stretched({ from, perRow, to }: Stretch, rows: number): number {
  return Math.min(to, Math.max(from, rows * perRow));
}

function readingMs(pacing: Pacing, key: string): number {
  const pace = pacing.get(key);
  return pace?.endedAt === undefined ? 0 : pace.endedAt - pace.startedAt;
}
