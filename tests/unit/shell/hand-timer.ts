import type { RealTimer } from "../../../main/shell/lifecycle/real-timer.ts";

/** A timer that fires when a test says so. */
export function handTimer(): {
  readonly timer: RealTimer;
  readonly waiting: () => readonly number[];
  readonly fire: (delayMs: number) => void;
} {
  const timers = new Set<{ readonly delayMs: number; readonly run: () => void }>();
  return {
    timer: (delayMs, run) => {
      const entry = { delayMs, run };
      timers.add(entry);
      return () => void timers.delete(entry);
    },
    waiting: () => [...timers].map(({ delayMs }) => delayMs),
    fire: (delayMs) => {
      for (const entry of [...timers].filter((waiting) => waiting.delayMs === delayMs)) {
        timers.delete(entry);
        entry.run();
      }
    },
  };
}
