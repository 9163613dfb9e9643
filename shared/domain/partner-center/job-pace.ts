/** Devices in one call: the portal takes 1,000, the API's own limit is not published (graph-api l.2). */
export const rowsPerUpload = 500;

/** A job is asked after a part of its age, at least and at most so long after the time before: most end within minutes. */
export const firstPollMs = 5_000;
export const longestPollMs = 60_000;
const pollShareOfAge = 1 / 6;

/** The pause before a job is asked again that was so old when it was asked last. */
export function jobPauseMs(ageMs: number): number {
  return Math.min(longestPollMs, Math.max(firstPollMs, Math.round(ageMs * pollShareOfAge)));
}
