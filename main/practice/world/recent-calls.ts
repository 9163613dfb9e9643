/** Remembers when calls of some kind came, as long as a limit looks back. */
export type RecentCalls = {
  /** Counts a call at `at` unless `most` came in the `windowMs` before it; then gives the milliseconds until it would fit. */
  readonly take: (kind: string, limit: CallLimit, at: number) => number;
};

/** At most so many calls in so many milliseconds. */
export type CallLimit = { readonly most: number; readonly windowMs: number };

/** No calls yet. What came before a restart is forgotten. */
export function createRecentCalls(): RecentCalls {
  const times = new Map<string, number[]>();
  return {
    take: (kind, { most, windowMs }, at) => {
      const kept = (times.get(kind) ?? []).filter((time) => time > at - windowMs);
      times.set(kind, kept);
      if (kept.length < most) {
        kept.push(at);
        return 0;
      }
      return (kept[kept.length - most] ?? at) + windowMs - at;
    },
  };
}
