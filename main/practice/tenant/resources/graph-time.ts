/** What Intune writes for "never". */
const neverTime = "0001-01-01T00:00:00Z";

/** A point in time as Graph writes it; `never` for null. */
export function graphTime(time: number | null): string {
  return time === null ? neverTime : new Date(time).toISOString();
}

/** ISO 8601 duration of whole seconds, as `PT18M4S`. */
export function graphDuration(seconds: number): string {
  if (seconds <= 0) return "PT0S";
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = seconds % 60;
  return `PT${hours > 0 ? `${hours}H` : ""}${minutes > 0 ? `${minutes}M` : ""}${rest > 0 ? `${rest}S` : ""}`;
}
