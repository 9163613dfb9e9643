import type { ImportTrail, Unit } from "../unit/unit.ts";
import { importOutcome } from "./import-outcome.ts";

/**
 * A call that broke off may still be worked on by the service, and a row that was just taken may take a moment to appear:
 * a list proves absence only when it was asked for this long after the outcome became unclear.
 */
const settleMs = 60_000;

/**
 * Other tools delete the imported rows of the whole tenant (graph-api q.15), and the service may go on with what it has taken.
 * A row that vanished counts as never registered only so long after it was sent.
 */
const vanishedMs = 20 * 60_000;

/** From when a list that was asked for proves that an unclear row never arrived, or a vanished one came to nothing; in epoch milliseconds. */
export function absenceProvenFrom(unit: Unit): number {
  const trail = unit.import;
  if (trail === undefined) return 0;
  const settledAt = (trail.unclearAt ?? trail.record?.seenAt ?? trail.sentAt) + settleMs;
  return isVanished(trail) ? Math.max(settledAt, trail.sentAt + vanishedMs) : settledAt;
}

/** Whether a row that the service had taken is no longer in the list, and nobody knows what became of it. */
export function isVanished(trail: ImportTrail): boolean {
  return trail.state === "accepted" && trail.absentAt !== undefined && importOutcome(trail).kind === "working";
}
