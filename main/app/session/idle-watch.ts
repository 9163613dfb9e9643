import { epochMs } from "../../../shared/kernel/brand.ts";
import type { Clock, Stop } from "../ports/clock.ts";

/** What an idle watch goes by. */
export type IdleWatchOptions = {
  /** People keep real time, also where bench time runs faster. */
  readonly clock: Pick<Clock, "now" | "setTimer">;
  /** Minutes without anybody's hand after which somebody counts as gone; 0 for never. Asked anew each time. */
  readonly minutes: () => number;
  readonly onIdle: () => void;
};

/** Watches whether anybody is at the bench. */
export type IdleWatch = {
  /** Somebody did something, or signed in, or the setting was changed. */
  readonly active: () => void;
  readonly stop: Stop;
};

const minuteMs = 60_000;

/** Starts with somebody there. */
export function createIdleWatch({ clock, minutes, onIdle }: IdleWatchOptions): IdleWatch {
  let activeAt = clock.now();
  let stopTimer: Stop = () => undefined;

  function wait(): void {
    stopTimer();
    const limitMs = minutes() * minuteMs;
    if (limitMs <= 0) return;
    stopTimer = clock.setTimer(epochMs(activeAt + limitMs), () => {
      // The PC may have slept, and the limit may have been changed since.
      if (clock.now() - activeAt < minutes() * minuteMs) wait();
      else if (minutes() > 0) onIdle();
    });
  }

  wait();
  return {
    active: () => {
      activeAt = clock.now();
      wait();
    },
    stop: () => stopTimer(),
  };
}
