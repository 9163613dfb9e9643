import type { Tile } from "../../shared/domain/bench/board-view.ts";

/** A slot and the unit in it. */
export type SlotPlace = { readonly slot: number; readonly unitId: string | undefined };

/** Where units lie: every slot from 1 on, and the units in no slot. */
export type BoardLayout = {
  readonly slots: readonly SlotPlace[];
  readonly loose: readonly string[];
};

/**
 * Puts units into slots. A unit whose slot lies beyond the order's, or is taken, is shown with those in no slot: a unit
 * that is on the bench is never hidden. One that left it keeps its slot only until another unit lies there.
 */
export function layOut(slotCount: number, sequence: readonly string[], tiles: ReadonlyMap<string, Tile>): BoardLayout {
  const slots: SlotPlace[] = Array.from({ length: slotCount }, (_, index) => ({ slot: index + 1, unitId: undefined }));
  const loose: string[] = [];
  const hasLeft = (unitId: string): boolean => tiles.get(unitId)?.word === "shipped";
  for (const unitId of [...sequence.filter((id) => !hasLeft(id)), ...sequence.filter(hasLeft)]) {
    const slot = tiles.get(unitId)?.slot;
    const place = slot === undefined ? undefined : slots[slot - 1];
    if (place !== undefined && place.unitId === undefined) slots[place.slot - 1] = { slot: place.slot, unitId };
    else if (!hasLeft(unitId)) loose.push(unitId);
  }
  return { slots, loose };
}
