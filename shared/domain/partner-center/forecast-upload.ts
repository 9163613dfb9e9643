import { jobPauseMs, rowsPerUpload } from "./job-pace.ts";

const secondMs = 1_000;
/** How long a job usually takes: so long, and this much more for each of its rows. */
const usualJobMs = { from: 120 * secondMs, perRow: 200 } as const;

/** What uploading so many devices takes: calls to Partner Center, and minutes until the last job has ended. */
export function forecastPartnerUpload(units: number): { readonly calls: number; readonly minutes: number } {
  if (units <= 0) return { calls: 0, minutes: 0 };
  // The partner's customers, of whom a person chooses one.
  let calls = 1;
  let longestMs = 0;
  for (let left = units; left > 0; left -= rowsPerUpload) {
    const endsMs = usualJobMs.from + Math.min(left, rowsPerUpload) * usualJobMs.perRow;
    longestMs = Math.max(longestMs, endsMs);
    calls += 1;
    for (let ageMs = 0; ageMs < endsMs; ageMs += jobPauseMs(ageMs)) calls += 1;
  }
  return { calls, minutes: Math.ceil(longestMs / (60 * secondMs)) };
}
