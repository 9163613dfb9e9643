import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { currentUnit } from "../../../shared/domain/bench/merged-units.ts";
import type { Unit } from "../../../shared/domain/unit/unit.ts";
import type { UnitId } from "../../../shared/kernel/brand.ts";
import type { Clock } from "../ports/clock.ts";

/** A unit scanned this recently is the one in hand: a slot scanned next is where it goes. */
const inHandMs = 45_000;

/** How a unit came into the hand: by itself or its slot, or by a label that may lie anywhere. */
type TakenBy = "device" | "label";

/** Which unit the person at the scanner is busy with. */
export type UnitInHand = {
  readonly take: (unit: Unit, by: TakenBy) => void;
  readonly letGo: () => void;
  /** The unit that was scanned a moment ago. */
  readonly scanned: () => Unit | undefined;
  readonly takenBy: () => TakenBy | undefined;
  /** The scanned unit, else the one whose panel is open. */
  readonly held: (openUnitId: string | undefined) => Unit | undefined;
};

/** Remembers one unit for a short while. */
export function createUnitInHand(state: () => BenchState, clock: Clock): UnitInHand {
  let inHand: { readonly unitId: UnitId; readonly by: TakenBy; readonly untilMs: number } | undefined;
  const current = (): typeof inHand => (inHand !== undefined && clock.now() < inHand.untilMs ? inHand : undefined);
  const unitOf = (id: string | undefined): Unit | undefined =>
    id === undefined ? undefined : currentUnit(state(), id);
  return {
    take: (unit, by) => {
      inHand = { unitId: unit.id, by, untilMs: clock.now() + inHandMs };
    },
    letGo: () => {
      inHand = undefined;
    },
    scanned: () => unitOf(current()?.unitId),
    takenBy: () => current()?.by,
    held: (openUnitId) => unitOf(current()?.unitId) ?? unitOf(openUnitId),
  };
}
