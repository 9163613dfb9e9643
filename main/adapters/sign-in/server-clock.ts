/** How far the PC's clock is from the sign-in service's, from the `Date` header of its answers. */
export type ServerClock = {
  readonly told: (date: string | null) => void;
  /** Milliseconds by which the PC is ahead, when that is more than a token bears; negative when it is behind. */
  readonly skewMs: () => number | undefined;
};

/** Tokens may be taken for too old or too new from here on, in milliseconds. Source: Microsoft identity platform, token lifetimes. */
const tolerableMs = 5 * 60_000;

/** Compares with `now`, the PC's own time: bench time may run faster. `onChanged` is told when the verdict changes. */
export function createServerClock(now: () => number, onChanged: () => void): ServerClock {
  let skew: number | undefined;
  return {
    told: (date) => {
      const server = Date.parse(date ?? "");
      if (Number.isNaN(server)) return;
      const ahead = now() - server;
      const next = Math.abs(ahead) > tolerableMs ? Math.round(ahead / 60_000) * 60_000 : undefined;
      if (next === skew) return;
      skew = next;
      onChanged();
    },
    skewMs: () => skew,
  };
}
