import { epochMs } from "../../../shared/kernel/brand.ts";
import type { Clock, Stop } from "../../app/ports/clock.ts";

/** Bench time = `simulatedBase + (real time - realBase) × speed`; bases in epoch milliseconds. */
export type TimeScale = { readonly realBase: number; readonly simulatedBase: number; readonly speed: number };

/**
 * The longest single wait of a timer, in real milliseconds. Timers are looked at again at least this often: Node's own
 * stop working beyond 24 days, and the PC's clock may be set, or the PC sleep, while one is waiting.
 */
const longestWaitMs = 60_000;

/** Makes a clock that runs at a scale of the PC's own clock. */
export function createScaledClock({ realBase, simulatedBase, speed }: TimeScale): Clock {
  const now = (): number => simulatedBase + (Date.now() - realBase) * speed;

  const setTimer: Clock["setTimer"] = (at, run) => {
    let timeout: NodeJS.Timeout;
    const arm = (): void => {
      const waitMs = Math.ceil((at - now()) / speed);
      timeout = setTimeout(() => (now() >= at ? run() : arm()), Math.min(Math.max(0, waitMs), longestWaitMs));
    };
    arm();
    return () => clearTimeout(timeout);
  };

  return {
    now: () => epochMs(Math.floor(now())),
    setTimer,
    delay: (delayMs, signal) => delayOn(setTimer, now() + delayMs, signal),
  };
}

function delayOn(setTimer: Clock["setTimer"], at: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const stopTimer: Stop = setTimer(epochMs(at), () => {
      signal?.removeEventListener("abort", abort);
      resolve();
    });
    function abort(): void {
      stopTimer();
      reject(signal?.reason);
    }
    signal?.addEventListener("abort", abort, { once: true });
  });
}
