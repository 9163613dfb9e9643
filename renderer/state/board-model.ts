import type { BoardPatch } from "../../shared/contract/topics/index.ts";
import type {
  BoardView,
  OrderCounts,
  OrderProgress,
  OrderView,
  Tile,
  TouchRow,
  UnplacedUnits,
} from "../../shared/domain/bench/board-view.ts";
import { type BoardLayout, layOut } from "./board-layout.ts";

/** The board as the page keeps it: whatever did not change is the same object as before. */
export type BoardModel = {
  readonly order: OrderView;
  readonly counts: OrderCounts;
  readonly progress: OrderProgress;
  readonly unplaced: UnplacedUnits;
  readonly touchNext: readonly TouchRow[];
  /** Another number whenever units without a tile changed. */
  readonly elsewhere: number;
  /** By unit id. */
  readonly tiles: ReadonlyMap<string, Tile>;
  /** Unit ids in display order. */
  readonly sequence: readonly string[];
  readonly layout: BoardLayout;
};

/** Takes a whole board. Parts that are equal to those of the board before stay the objects they were. */
export function takeSnapshot(before: BoardModel | undefined, view: BoardView): BoardModel {
  const tiles = new Map<string, Tile>();
  for (const tile of view.tiles) tiles.set(tile.unitId, kept(before?.tiles.get(tile.unitId), tile));
  const sequence = kept(
    before?.sequence,
    view.tiles.map((tile) => tile.unitId),
  );
  const order = kept(before?.order, view.order);
  return {
    order,
    counts: kept(before?.counts, view.counts),
    progress: kept(before?.progress, view.progress),
    unplaced: kept(before?.unplaced, view.unplaced),
    touchNext: kept(before?.touchNext, view.touchNext),
    elsewhere: view.elsewhere,
    tiles,
    sequence,
    layout: kept(before?.layout, layOut(order.slots, sequence, tiles)),
  };
}

/** Takes what changed. A patch that changes nothing answers the board itself. */
export function takePatch(before: BoardModel, patch: BoardPatch): BoardModel {
  const tiles = patchedTiles(before.tiles, patch);
  const order = patch.order ?? before.order;
  const sequence = patch.sequence ?? withNewTiles(before.sequence, before.tiles, tiles);
  const next: BoardModel = {
    order,
    counts: patch.counts ?? before.counts,
    progress: patch.progress ?? before.progress,
    unplaced: patch.unplaced ?? before.unplaced,
    touchNext: patch.touchNext ?? before.touchNext,
    elsewhere: patch.elsewhere ?? before.elsewhere,
    tiles,
    sequence,
    layout: before.layout,
  };
  const isNewLayout =
    sequence !== before.sequence || order.slots !== before.order.slots || hasMoved(before.tiles, patch);
  if (isNewLayout) return { ...next, layout: kept(before.layout, layOut(order.slots, sequence, tiles)) };
  return isSame(before, next) ? before : next;
}

function patchedTiles(before: ReadonlyMap<string, Tile>, patch: BoardPatch): ReadonlyMap<string, Tile> {
  if ((patch.tiles?.length ?? 0) === 0 && (patch.removed?.length ?? 0) === 0) return before;
  const tiles = new Map(before);
  for (const tile of patch.tiles ?? []) tiles.set(tile.unitId, tile);
  for (const unitId of patch.removed ?? []) tiles.delete(unitId);
  return tiles;
}

/** Display order when the patch brought none: known units stay where they are, new ones follow, removed ones go. */
function withNewTiles(
  sequence: readonly string[],
  before: ReadonlyMap<string, Tile>,
  tiles: ReadonlyMap<string, Tile>,
): readonly string[] {
  const added = [...tiles.keys()].filter((unitId) => !before.has(unitId));
  const stayed = sequence.filter((unitId) => tiles.has(unitId));
  return added.length === 0 && stayed.length === sequence.length ? sequence : [...stayed, ...added];
}

function isSame(before: BoardModel, next: BoardModel): boolean {
  const names = ["order", "counts", "progress", "unplaced", "touchNext", "elsewhere", "tiles"] as const;
  return names.every((name) => before[name] === next[name]);
}

/** Whether a changed tile lies elsewhere than before. Laying out anew costs more than all the rest of a patch. */
function hasMoved(before: ReadonlyMap<string, Tile>, patch: BoardPatch): boolean {
  return (patch.tiles ?? []).some((tile) => before.get(tile.unitId)?.slot !== tile.slot);
}

/** The value from before when it says the same; both are plain data, so their text decides. */
function kept<T>(before: T | undefined, next: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(next) ? before : next;
}
