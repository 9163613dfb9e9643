/** A time as Partner Center writes it: UTC without a zone, to the second. Year 1 stands for "not yet". */
export function partnerTime(at: number | null): string {
  return at === null ? "0001-01-01T00:00:00" : new Date(at).toISOString().slice(0, 19);
}
