import type { Clock, Stop } from "../../main/app/ports/clock.ts";
import { type EpochMs, epochMs } from "../../shared/kernel/brand.ts";

/** A clock that only a test moves. */
export type VirtualClock = Clock & {
  /** Moves time on by `ms`, running what falls due in order of time; each callback sees its own due time as now. */
  readonly advance: (ms: number) => Promise<void>;
  /** Moves time to the earliest delay that something waits for (or does nothing when there is none). */
  readonly advanceToNextSleeper: () => Promise<void>;
  /** When the next timer or delay falls due; undefined when nothing waits on time. */
  readonly nextAt: () => EpochMs | undefined;
  /** Due times of the delays somebody waits for (time limits set with `setTimer` are not among them), earliest first. */
  readonly sleepers: () => readonly EpochMs[];
  /** Resolves as soon as at least `count` delays are waited for. For work that reaches its wait through real I/O. */
  readonly untilSleeping: (count?: number) => Promise<void>;
};

type Entry = { readonly at: EpochMs; readonly isDelay: boolean; readonly run: () => void };
type Watcher = { readonly count: number; readonly resolve: () => void };

/** Makes a clock that stands at `start` (epoch milliseconds). */
export function createVirtualClock(start: number = Date.UTC(2026, 8, 1, 8)): VirtualClock {
  const entries = new Set<Entry>();
  const watchers = new Set<Watcher>();
  let now = epochMs(start);

  function add(entry: Entry): Stop {
    entries.add(entry);
    return () => entries.delete(entry);
  }

  function setTimer(at: EpochMs, run: () => void): Stop {
    if (at > now) return add({ at, isDelay: false, run });
    let stopped = false;
    queueMicrotask(() => {
      if (!stopped) run();
    });
    return () => {
      stopped = true;
    };
  }

  function delay(delayMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const remove = add({ at: epochMs(now + Math.max(0, delayMs)), isDelay: true, run: wake });
      const abort = (): void => {
        remove();
        reject(signal?.reason);
      };
      function wake(): void {
        signal?.removeEventListener("abort", abort);
        resolve();
      }
      signal?.addEventListener("abort", abort, { once: true });
      tellWatchers();
    });
  }

  function sleepers(): readonly EpochMs[] {
    return [...entries].flatMap((entry) => (entry.isDelay ? [entry.at] : [])).sort((left, right) => left - right);
  }

  function tellWatchers(): void {
    const { length } = sleepers();
    for (const watcher of watchers) {
      if (length < watcher.count) continue;
      watchers.delete(watcher);
      watcher.resolve();
    }
  }

  async function advanceTo(end: number): Promise<void> {
    for (;;) {
      const due = [...entries].filter(({ at }) => at <= end).sort((left, right) => left.at - right.at)[0];
      if (due === undefined) break;
      now = epochMs(Math.max(now, due.at));
      entries.delete(due);
      due.run();
      // Lets what was waiting go on and set its next timer before later ones run.
      await settle();
    }
    now = epochMs(Math.max(now, end));
    await settle();
  }

  return {
    now: () => now,
    setTimer,
    delay,
    nextAt: () => (entries.size === 0 ? undefined : epochMs(Math.min(...[...entries].map((entry) => entry.at)))),
    sleepers,
    advance: (ms) => advanceTo(now + ms),
    advanceToNextSleeper: async () => {
      const next = sleepers()[0];
      if (next !== undefined) await advanceTo(next);
    },
    untilSleeping: (count = 1) =>
      new Promise((resolve) => {
        watchers.add({ count, resolve });
        tellWatchers();
      }),
  };
}

/** Runs all promise reactions that are ready; a macrotask comes after every microtask, however long their chain. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
