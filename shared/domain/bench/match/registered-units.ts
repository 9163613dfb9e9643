import { mapGet, mapValues } from "../../../kernel/persistent-map.ts";
import type { Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";

/** Units that the tenant has and that are still here. */
export function* registeredUnits({ byZtdId, units }: BenchState): Generator<Unit> {
  for (const id of mapValues(byZtdId)) {
    const unit = mapGet(units, id);
    if (unit?.registration !== undefined && unit.stage !== "shipped") yield unit;
  }
}

/** Whether the tenant has any unit that is still here. */
export function hasRegisteredUnits(state: BenchState): boolean {
  return registeredUnits(state).next().done !== true;
}
