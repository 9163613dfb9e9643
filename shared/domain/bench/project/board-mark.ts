import type { EpochMs, SlotNumber, UnitId } from "../../../kernel/brand.ts";
import type { Order } from "../../order/order.ts";
import type { Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import type { TileClass, TileWord } from "../board-view.ts";
import { tileFace } from "./tile-face.ts";

/** What counts and lists keep of every unit of the order; a whole tile is projected only for units that are shown. */
export type BoardMark = {
  readonly unitId: UnitId;
  readonly slot: SlotNumber | undefined;
  readonly seenAt: EpochMs;
  readonly class: TileClass;
  readonly word: TileWord;
  /** Since when the unit is in this state. */
  readonly since: EpochMs;
};

/** The mark of one unit at `now`; it says the same as the unit's tile would. */
export function markUnit(unit: Unit, order: Order, state: Pick<BenchState, "configuration">, now: EpochMs): BoardMark {
  const face = tileFace({ unit, order, state, now });
  return {
    unitId: unit.id,
    slot: unit.slot,
    seenAt: unit.seenAt,
    class: face.class,
    word: face.word,
    since: face.since ?? unit.stageSince,
  };
}

/** Whether a change of the tenant's configuration alone can change how a unit looks: one that was started, or waits for its profile. */
export function isUnderConfiguration({ attempts, shipped, stage }: Unit): boolean {
  return (attempts.length > 0 && shipped === undefined) || stage === "registered" || stage === "assigned";
}
