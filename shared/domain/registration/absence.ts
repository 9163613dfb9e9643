import type { Unit } from "../unit/unit.ts";

/**
 * A call that broke off may still be worked on by the service, and a row that was just taken may take a moment to appear:
 * a list proves absence only when it was asked for this long after the outcome became unclear.
 */
const settleMs = 60_000;

/** From when a list that was asked for proves that an unclear row never arrived; in epoch milliseconds. */
export function absenceProvenFrom(unit: Unit): number {
  const trail = unit.import;
  if (trail === undefined) return 0;
  return (trail.unclearAt ?? trail.record?.seenAt ?? trail.sentAt) + settleMs;
}
