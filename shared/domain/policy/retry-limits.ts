/** A call is sent this often at the most. */
export const mostAttempts = 5;
/** So often where the service cannot even be reached: somebody may have to see to the network. */
export const mostAttemptsUnreachable = 2;
/** Nobody comes back sooner than this, in milliseconds, also where a service allows it. */
export const shortestPauseMs = 1_000;

/** Waits where the service names none, as is common for Intune: 5, 15, 45, 120 seconds and up to a quarter more. */
const blindDelaysMs = [5_000, 15_000, 45_000, 120_000] as const;
const jitterShare = 0.25;

/** The wait in milliseconds before attempt `attempt + 1` where the service names none. `random` is in [0, 1). */
export function blindDelayMs(attempt: number, random: () => number): number {
  const base = blindDelaysMs[Math.min(attempt, blindDelaysMs.length) - 1] ?? blindDelaysMs[0];
  return Math.round(base * (1 + jitterShare * random()));
}
