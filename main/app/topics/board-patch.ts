import type { BoardPatch } from "../../../shared/contract/topics/index.ts";
import type { BoardView } from "../../../shared/domain/bench/board-view.ts";

/** What leads from one board to the next: whole tiles and whole sections that changed; empty when nothing did. */
export function boardPatch(before: BoardView, after: BoardView): BoardPatch {
  return {
    ...tilePatch(before, after),
    ...(isSame(before.order, after.order) ? {} : { order: after.order }),
    ...(isSame(before.counts, after.counts) ? {} : { counts: after.counts }),
    ...(isSame(before.progress, after.progress) ? {} : { progress: after.progress }),
    ...(isSame(before.unplaced, after.unplaced) ? {} : { unplaced: after.unplaced }),
    ...(isSame(before.touchNext, after.touchNext) ? {} : { touchNext: [...after.touchNext] }),
    ...(before.elsewhere === after.elsewhere ? {} : { elsewhere: after.elsewhere }),
  };
}

function tilePatch(before: BoardView, after: BoardView): BoardPatch {
  if (before.tiles === after.tiles) return {};
  const known = new Set(before.tiles);
  const changed = after.tiles.filter((tile) => !known.has(tile));
  const present = new Set(after.tiles.map((tile) => tile.unitId));
  const removed = before.tiles.flatMap((tile) => (present.has(tile.unitId) ? [] : [tile.unitId]));
  const isMoved =
    before.tiles.length !== after.tiles.length ||
    before.tiles.some((tile, index) => tile.unitId !== after.tiles[index]?.unitId);
  return {
    ...(changed.length === 0 ? {} : { tiles: changed }),
    ...(removed.length === 0 ? {} : { removed }),
    ...(isMoved ? { sequence: after.tiles.map((tile) => tile.unitId) } : {}),
  };
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
