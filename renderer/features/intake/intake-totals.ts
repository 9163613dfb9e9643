import type { IntakeReading } from "../../../shared/contract/topics/intake.ts";

const counted = ["total", "accepted", "duplicate", "refused", "waiting", "fine", "warned", "blocked"] as const;

/** What became of all rows: total = accepted + duplicate + refused = fine + warned + blocked; `waiting` of the accepted wait. */
export type IntakeTotals = Pick<IntakeReading, (typeof counted)[number]>;

/** The totals of several files together. */
export function totalsOf(readings: readonly IntakeReading[]): IntakeTotals {
  const sums = { total: 0, accepted: 0, duplicate: 0, refused: 0, waiting: 0, fine: 0, warned: 0, blocked: 0 };
  for (const reading of readings) for (const name of counted) sums[name] += reading[name];
  return sums;
}
