/** A limited number of turns, given out in the order they were asked for. */
export type DeviceTurns = {
  /** Resolves with a function that gives the turn back; with undefined when the wait was aborted. */
  readonly take: (signal?: AbortSignal) => Promise<(() => void) | undefined>;
};

/** Makes `count` turns. */
export function createTurns(count: number): DeviceTurns {
  const waiting = new Set<() => void>();
  let free = count;

  const giveBack = (): void => {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else next();
  };

  return {
    take: (signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve(undefined);
        if (free > 0) {
          free -= 1;
          return resolve(giveBack);
        }
        const abort = (): void => {
          waiting.delete(begin);
          resolve(undefined);
        };
        const begin = (): void => {
          waiting.delete(begin);
          signal?.removeEventListener("abort", abort);
          resolve(giveBack);
        };
        signal?.addEventListener("abort", abort, { once: true });
        waiting.add(begin);
      }),
  };
}
