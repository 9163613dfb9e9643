import type { TenantConfiguration } from "../bench/bench-state.ts";
import type { Order } from "../order/order.ts";
import type { Unit } from "../unit/unit.ts";
import { judge } from "./judge.ts";

/**
 * The unit with the time from which all nine points of its verdict have been shown without a break: what keeps a point
 * fresh later moves nothing. Answers the same object when nothing changed.
 */
export function withReadyToShipSince(
  unit: Unit,
  order: Order | undefined,
  configuration: TenantConfiguration | undefined,
): Unit {
  if (unit.stage === "shipped") return unit;
  const isReady =
    unit.stage === "resealed" &&
    order !== undefined &&
    judge(unit, order, configuration, unit.lastSeenAt).kind === "ready";
  if (isReady === (unit.readyToShipSince !== undefined)) return unit;
  if (isReady) return { ...unit, readyToShipSince: unit.lastSeenAt };
  const { readyToShipSince: _over, ...rest } = unit;
  return rest;
}
