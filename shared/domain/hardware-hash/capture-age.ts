const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole days between a capture and `now` (both epoch milliseconds); negative for a capture from the future. */
export function captureAgeDays(capturedAt: number, now: number): number {
  return Math.floor((now - capturedAt) / DAY_MS);
}

/** 2015-07-29, the release of Windows 10: nothing registered in Autopilot was captured before. */
const EARLIEST_CAPTURE_MS = Date.UTC(2015, 6, 29);

/** Whether a capture bears a time at which it cannot have been made, as when the device's clock was never set. */
export function isBeforeWindows10(capturedAt: number): boolean {
  return capturedAt < EARLIEST_CAPTURE_MS;
}
