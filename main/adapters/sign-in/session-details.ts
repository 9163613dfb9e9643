import type { Stop } from "../../app/ports/clock.ts";
import type { SessionDetails } from "../../app/ports/session.ts";

/** What stands around a sign-in, and whoever watches it. */
export type SessionDetailsSource = {
  readonly watch: (listener: (details: SessionDetails) => void) => Stop;
  /** Reads again, and tells it when it changed. */
  readonly refresh: () => void;
  readonly stop: Stop;
};

/** Tells what `read` answers; of several readings under way the last begun counts. */
export function createSessionDetails(read: () => Promise<SessionDetails>): SessionDetailsSource {
  const listeners = new Set<(details: SessionDetails) => void>();
  let latest: SessionDetails | undefined;
  let begun = 0;
  let isOver = false;

  async function run(): Promise<void> {
    begun += 1;
    const own = begun;
    const next = await read();
    if (own !== begun || isOver || JSON.stringify(next) === JSON.stringify(latest)) return;
    latest = next;
    for (const listener of listeners) listener(next);
  }

  return {
    watch: (listener) => {
      listeners.add(listener);
      if (latest !== undefined) listener(latest);
      return () => void listeners.delete(listener);
    },
    refresh: () => void run(),
    stop: () => {
      isOver = true;
    },
  };
}
