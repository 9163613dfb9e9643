import { type EpochMs, epochMs } from "../../../kernel/brand.ts";

/**
 * How an effect that repeats has gone since the bench started. It is not evidence: a restart forgets it and asks again,
 * which is harmless for reads. Writes are journaled before they are sent instead.
 */
export type Pace = {
  readonly running: boolean;
  readonly startedAt: EpochMs;
  readonly endedAt?: EpochMs;
  /** Failures in a row. */
  readonly failures: number;
  /** Not again before this time. */
  readonly retryAt?: EpochMs;
  /** What the last run that ended well brought. */
  readonly gain?: Gain;
};

/** What a run brought: `news` units it told something new of, in `gapMs` since the run before; `barren` runs in a row without any. */
export type Gain = { readonly news: number; readonly gapMs: number; readonly barren: number };

/** The pace of every effect by its key. */
export type Pacing = ReadonlyMap<string, Pace>;

/** From when an effect may run (again), if at most once every `intervalMs`; undefined while it runs. */
export function dueAt(pacing: Pacing, key: string, intervalMs: number): EpochMs | undefined {
  const pace = pacing.get(key);
  if (pace === undefined) return epochMs(0);
  if (pace.running) return undefined;
  return epochMs(Math.max((pace.endedAt ?? pace.startedAt) + intervalMs, pace.retryAt ?? 0));
}

/** What a run that ended at `now` brought, after the one before or after somebody began to wait for it, whichever was later. */
export function gainOf(before: Pace | undefined, news: number, now: EpochMs, since?: EpochMs): Gain {
  const gapMs = now - Math.max(before?.endedAt ?? since ?? before?.startedAt ?? now, since ?? 0);
  return { news, gapMs, barren: news > 0 ? 0 : (before?.gain?.barren ?? 0) + 1 };
}

/** The last unit to appear in a list lies unseen for no longer than this. */
export const shortestPauseMs = 15_000;
const longestPauseMs = 600_000;
/** However fast the others are: the last of so many is not kept waiting for longer than this for each. */
const pausePerUnitMs = 4_300;
/** Units appear the slower the fewer are left, so the rest takes longer than the last pace says. */
const slackening = 1.7;
/**
 * So many readings without news are chance; after them something holds the rest up, and haste helps nobody. The last unit of
 * a wave may come minutes after all others, so that within the service's usual time there is patience.
 */
const patience = { usual: 28, late: 7 } as const;
const barrenGrowth = 1.5;
const longestBarrenPauseMs = 60_000;

/**
 * The pause before a list is read again in which `awaited` units are to appear: as long as they would take at the pace
 * seen last, so that a thousand units are not asked for a hundred times, and never so long that the last few lie unseen.
 * `leastMs` is the shortest that this list may have. `isLate`: the service has had the time that it usually takes.
 */
export function adaptivePauseMs(
  gain: Gain | undefined,
  awaited: number,
  leastMs = shortestPauseMs,
  isLate = false,
): number {
  const most = clamp(awaited * pausePerUnitMs, leastMs, Math.max(leastMs, longestPauseMs));
  if (gain === undefined) return most;
  if (gain.news > 0) return Math.round(clamp((slackening * awaited * gain.gapMs) / gain.news, leastMs, most));
  const { barren } = gain;
  const grown = shortestPauseMs * barrenGrowth ** Math.max(0, barren - (isLate ? patience.late : patience.usual));
  return Math.round(Math.max(leastMs, Math.min(Math.max(grown, most / 5), longestBarrenPauseMs)));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
