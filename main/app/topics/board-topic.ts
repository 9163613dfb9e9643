import type { BoardPatch } from "../../../shared/contract/topics/index.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { BoardView, Tile } from "../../../shared/domain/bench/board-view.ts";
import { projectBoard } from "../../../shared/domain/bench/project/project-board.ts";
import { projectTile } from "../../../shared/domain/bench/project/project-tile.ts";
import type { Order } from "../../../shared/domain/order/order.ts";
import type { UnitId } from "../../../shared/kernel/brand.ts";
import { mapGet, mapValues } from "../../../shared/kernel/persistent-map.ts";
import type { Bench, BenchChange } from "../bench/bench-loop.ts";
import type { Clock, Stop } from "../ports/clock.ts";
import type { Topic } from "./topic.ts";
import { createTopic } from "./topic.ts";

/**
 * The live board: a snapshot, then whole tiles and whole sections that changed. An idle bench sends nothing. Changes of
 * one turn are projected together: order, counts and *Touch next* are about all units, so each costs as much as many.
 */
export function createBoardTopic(
  bench: Bench,
  clock: Clock,
): { readonly topic: Topic<"board">; readonly stop: Stop; readonly view: () => BoardView | undefined } {
  const tiles = new Map<UnitId, Tile>();
  let configuration: BenchState["configuration"];
  let view: BoardView | undefined;
  let waiting = new Set<UnitId>();
  let cancelFlush: Stop | undefined;

  const refresh = ({ state, touched }: BenchChange): BoardPatch | undefined => {
    if (state.order === undefined) return undefined;
    const isNewConfiguration = state.configuration !== configuration;
    configuration = state.configuration;
    const units =
      isNewConfiguration || view === undefined ? [...mapValues(state.units)].map((unit) => unit.id) : touched;
    for (const id of units) refreshTile(id, state, state.order);
    const next = projectBoard(state.order, [...tiles.values()], clock.now());
    const patch = view === undefined ? undefined : diffBoards(view, next);
    view = next;
    return patch;
  };

  /** Keeps the tile's identity when nothing on it changed, so that it is neither sent nor drawn again. */
  const refreshTile = (id: UnitId, state: BenchState, order: Order): void => {
    const unit = mapGet(state.units, id);
    if (unit === undefined) {
      tiles.delete(id);
      return;
    }
    const tile = projectTile(unit, order, state, clock.now());
    const known = tiles.get(id);
    if (known === undefined || JSON.stringify(known) !== JSON.stringify(tile)) tiles.set(id, tile);
  };

  const flush = (): void => {
    if (cancelFlush === undefined) return;
    cancelFlush();
    cancelFlush = undefined;
    const touched = waiting;
    waiting = new Set();
    const hadView = view !== undefined;
    const patch = refresh({ state: bench.state(), touched });
    if (!hadView && view !== undefined) topic.reset();
    else if (patch !== undefined && Object.keys(patch).length > 0) topic.publish(patch);
  };

  refresh({ state: bench.state(), touched: new Set() });
  const topic = createTopic("board", () => view);
  const stopWatching = bench.watch(({ touched }) => {
    for (const id of touched) waiting.add(id);
    cancelFlush ??= clock.setTimer(clock.now(), flush);
  });
  const stop = (): void => {
    stopWatching();
    cancelFlush?.();
  };
  return {
    topic: {
      ...topic,
      watch: (listener) => {
        flush();
        return topic.watch(listener);
      },
    },
    stop,
    view: () => {
      flush();
      return view;
    },
  };
}

function diffBoards(before: BoardView, after: BoardView): BoardPatch {
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
    ...(isSame(before.order, after.order) ? {} : { order: after.order }),
    ...(isSame(before.counts, after.counts) ? {} : { counts: after.counts }),
    ...(isSame(before.progress, after.progress) ? {} : { progress: after.progress }),
    ...(isSame(before.touchNext, after.touchNext) ? {} : { touchNext: [...after.touchNext] }),
  };
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
