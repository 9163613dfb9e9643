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
};

/** The pace of every effect by its key. */
export type Pacing = ReadonlyMap<string, Pace>;

/** From when an effect may run (again), if at most once every `intervalMs`; undefined while it runs. */
export function dueAt(pacing: Pacing, key: string, intervalMs: number): EpochMs | undefined {
  const pace = pacing.get(key);
  if (pace === undefined) return epochMs(0);
  if (pace.running) return undefined;
  return epochMs(Math.max((pace.endedAt ?? pace.startedAt) + intervalMs, pace.retryAt ?? 0));
}
