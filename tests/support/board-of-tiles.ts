import { type BoardTally, createBoardTally } from "../../main/app/topics/board-tally.ts";
import type { BoardView, Tile } from "../../shared/domain/bench/board-view.ts";
import { byPlace, orderProgress, orderView } from "../../shared/domain/bench/project/project-board.ts";
import { touchNext } from "../../shared/domain/bench/project/touch-next.ts";
import type { Order } from "../../shared/domain/order/order.ts";

/** The tally of units that look like these tiles; each was first seen when its state began. */
function tallyOf(tiles: readonly Tile[]): BoardTally {
  return createBoardTally(tiles.map((tile) => ({ ...tile, slot: tile.slot, seenAt: tile.since })));
}

/** What a person has to do about units that look like these tiles. */
export function touchNextOf(tiles: readonly Tile[]): BoardView["touchNext"] {
  const { waiting, unplaced } = tallyOf(tiles);
  return touchNext({ waiting, unplaced, detailOf: (id) => tiles.find((tile) => tile.unitId === id)?.detail });
}

/** The board of an order whose units look like these tiles. */
export function boardOfTiles(order: Order, tiles: readonly Tile[]): BoardView {
  const tally = tallyOf(tiles);
  const shown = tally.looseCount();
  return {
    order: orderView(order),
    counts: tally.counts(),
    progress: orderProgress(order, tally.done()),
    tiles: tiles.toSorted(byPlace),
    unplaced: { shown, total: shown },
    touchNext: touchNextOf(tiles),
    elsewhere: 0,
  };
}
