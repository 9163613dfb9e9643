import { type EpochMs, epochMs } from "../../../kernel/brand.ts";
import type { Order } from "../../order/order.ts";
import { forecastOrder } from "../../registration/forecast.ts";
import type { OrderProgress, OrderView, Tile } from "../board-view.ts";

/** The order as the bar shows it. */
export function orderView(order: Order): OrderView {
  const forecast = forecastOrder(order);
  return {
    orderId: order.id,
    customer: order.customer,
    number: order.number,
    tenantId: order.tenantId,
    tenantName: order.tenantName,
    tenantColour: order.tenantColour,
    groupTag: order.groupTag,
    expectedProfile: order.expectedProfile,
    wanted: order.quantity,
    slots: order.slots,
    shipBy: order.shipBy,
    ...(order.path === undefined || order.path === "graph" ? {} : { path: order.path }),
    ...(forecast === undefined ? {} : { forecast }),
  };
}

/** Units that are ready or shipped: how many, and when the first and the last of them became so. */
export type DoneUnits = { readonly count: number; readonly firstAt?: EpochMs; readonly lastAt?: EpochMs };

/** Measured progress: with three or more units done, the spread between them says when the last one will be. */
export function orderProgress(order: Order, { count, firstAt, lastAt }: DoneUnits): OrderProgress {
  const doneOfWanted = Math.min(1, count / Math.max(1, order.quantity));
  const left = order.quantity - count;
  if (firstAt === undefined || lastAt === undefined || count < 3 || left <= 0) {
    return { doneOfWanted, ...(firstAt === undefined ? {} : { firstReadyAt: firstAt }) };
  }
  const perUnitMs = (lastAt - firstAt) / (count - 1);
  const doneBetween = [epochMs(lastAt + left * perUnitMs * 0.8), epochMs(lastAt + left * perUnitMs * 1.3)] as const;
  return { firstReadyAt: firstAt, doneOfWanted, doneBetween };
}

/** Display order of tiles: by slot, then those without one by serial number. */
export function byPlace(left: Tile, right: Tile): number {
  const slots = (left.slot ?? Number.MAX_SAFE_INTEGER) - (right.slot ?? Number.MAX_SAFE_INTEGER);
  return slots !== 0 ? slots : compare(left.serialNumber, right.serialNumber) || compare(left.unitId, right.unitId);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
