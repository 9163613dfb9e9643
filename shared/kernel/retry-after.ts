/**
 * Reads a Retry-After header (RFC 9110, section 10.2.3), seconds or an HTTP date, into milliseconds from `now`; undefined
 * when it is absent or unreadable. Fractions of seconds are taken as well: services send them.
 */
export function parseRetryAfter(header: string | null | undefined, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  // Without a letter it is no date, whatever Date.parse makes of it.
  const at = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
