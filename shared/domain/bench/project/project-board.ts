import { type EpochMs, epochMs } from "../../../kernel/brand.ts";
import type { Order } from "../../order/order.ts";
import type { BoardView, OrderCounts, OrderProgress, OrderView, Tile } from "../board-view.ts";
import { touchNext } from "./touch-next.ts";

/** The board from tiles that are already projected; the tiles themselves are projected only when their unit changed. */
export function projectBoard(order: Order, tiles: readonly Tile[], now: EpochMs): BoardView {
  const sorted = tiles.toSorted(byPlace);
  return {
    order: orderView(order),
    counts: countTiles(sorted),
    progress: progressOf(order, sorted),
    tiles: sorted,
    touchNext: touchNext(sorted, now),
  };
}

/** The order as the bar shows it. */
function orderView(order: Order): OrderView {
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
  };
}

function byPlace(left: Tile, right: Tile): number {
  const slots = (left.slot ?? Number.MAX_SAFE_INTEGER) - (right.slot ?? Number.MAX_SAFE_INTEGER);
  return slots !== 0
    ? slots
    : left.serialNumber.localeCompare(right.serialNumber, "en") || left.unitId.localeCompare(right.unitId, "en");
}

function countTiles(tiles: readonly Tile[]): OrderCounts {
  const count = (matches: (tile: Tile) => boolean): number => tiles.filter(matches).length;
  return {
    needHands: count((tile) => tile.class === "hands" || tile.class === "look"),
    running: count((tile) => tile.class === "running"),
    stopped: count((tile) => tile.class === "stop"),
    ready: count((tile) => tile.class === "ready"),
    shipped: count((tile) => tile.word === "shipped"),
    units: tiles.length,
  };
}

/** Measured progress: with two or more units done, the spread between them says when the last one will be. */
function progressOf(order: Order, tiles: readonly Tile[]): OrderProgress {
  const doneAt = tiles
    .filter((tile) => tile.class === "ready" || tile.word === "shipped")
    .map((tile) => tile.since)
    .toSorted((left, right) => left - right);
  const doneOfWanted = Math.min(1, doneAt.length / Math.max(1, order.quantity));
  const [firstReadyAt] = doneAt;
  const lastAt = doneAt.at(-1);
  const left = order.quantity - doneAt.length;
  if (firstReadyAt === undefined || lastAt === undefined || doneAt.length < 3 || left <= 0) {
    return { doneOfWanted, ...(firstReadyAt === undefined ? {} : { firstReadyAt }) };
  }
  const perUnitMs = (lastAt - firstReadyAt) / (doneAt.length - 1);
  const doneBetween = [epochMs(lastAt + left * perUnitMs * 0.8), epochMs(lastAt + left * perUnitMs * 1.3)] as const;
  return { firstReadyAt, doneOfWanted, doneBetween };
}
