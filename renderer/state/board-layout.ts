import type { Tile } from "../../shared/domain/bench/board-view.ts";

/** Where units lie: one entry per slot from 1, and the units in no slot. */
export type BoardLayout = {
  readonly slots: readonly (string | null)[];
  readonly loose: readonly string[];
};

/**
 * Puts units into slots. A unit whose slot lies beyond the order's, or is taken, is shown with those in no slot: a unit
 * that is on the bench is never hidden.
 */
export function layOut(slotCount: number, sequence: readonly string[], tiles: ReadonlyMap<string, Tile>): BoardLayout {
  const slots: (string | null)[] = new Array<string | null>(slotCount).fill(null);
  const loose: string[] = [];
  for (const unitId of sequence) {
    const slot = tiles.get(unitId)?.slot;
    if (slot !== undefined && slot >= 1 && slot <= slotCount && slots[slot - 1] === null) slots[slot - 1] = unitId;
    else loose.push(unitId);
  }
  return { slots, loose };
}
