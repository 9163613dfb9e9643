import type { TenantConfiguration } from "../bench/bench-state.ts";
import type { Order } from "../order/order.ts";
import type { Unit } from "../unit/unit.ts";
import { judge } from "./judge.ts";

/**
 * The unit with the time from which all nine points of its verdict have been shown without a break: what keeps a point
 * fresh later moves nothing. `at`: when it changed. Answers the same object when nothing changed.
 */
export function withReadyToShipSince(
  unit: Unit,
  order: Order | undefined,
  configuration: TenantConfiguration | undefined,
  at = unit.lastSeenAt,
): Unit {
  if (unit.stage === "shipped") return unit;
  const isReady =
    unit.stage === "resealed" && order !== undefined && judge(unit, order, configuration, at).kind === "ready";
  if (isReady === (unit.readyToShipSince !== undefined)) return unit;
  if (isReady) return { ...unit, readyToShipSince: at };
  const { readyToShipSince: _over, ...rest } = unit;
  return rest;
}
