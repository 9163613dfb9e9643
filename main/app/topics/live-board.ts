import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { BoardView, Tile } from "../../../shared/domain/bench/board-view.ts";
import { isUnderConfiguration, markUnit } from "../../../shared/domain/bench/project/board-mark.ts";
import { byPlace, orderProgress, orderView } from "../../../shared/domain/bench/project/project-board.ts";
import { projectTile } from "../../../shared/domain/bench/project/project-tile.ts";
import { touchNext } from "../../../shared/domain/bench/project/touch-next.ts";
import type { Order } from "../../../shared/domain/order/order.ts";
import type { EpochMs, UnitId } from "../../../shared/kernel/brand.ts";
import { mapGet, mapValues } from "../../../shared/kernel/persistent-map.ts";
import { type BoardTally, createBoardTally } from "./board-tally.ts";

/** Units in no slot that have a tile, at most; the others are found by a scan or a search. */
const mostLoose = 200;

/** The board of one bench, kept by difference: a change costs the same however many units are idle. */
export type LiveBoard = {
  /** The board after these units changed, or after their time came; undefined before an order is open. */
  readonly update: (state: BenchState, touched: Iterable<UnitId>, now: EpochMs) => BoardView | undefined;
};

/** What the last update saw. */
type Seen = {
  readonly state: BenchState;
  readonly order: Order;
  readonly tally: BoardTally;
  readonly view: BoardView;
};

/** Builds a board that has seen nothing yet: the first update looks at every unit. */
export function createLiveBoard(): LiveBoard {
  /** Tiles that are shown, or that lend a line to *Touch next*. */
  const tiles = new Map<UnitId, Tile>();
  const underConfiguration = new Set<UnitId>();
  let seen: Seen | undefined;

  const note = (tally: BoardTally, id: UnitId, state: BenchState, order: Order, now: EpochMs): boolean => {
    const unit = mapGet(state.units, id);
    if (unit !== undefined && isUnderConfiguration(unit)) underConfiguration.add(id);
    else underConfiguration.delete(id);
    return tally.set(id, unit === undefined ? undefined : markUnit(unit, order, state, now));
  };

  const markAll = (state: BenchState, order: Order, now: EpochMs): BoardTally => {
    underConfiguration.clear();
    const units = [...mapValues(state.units)];
    for (const unit of units) if (isUnderConfiguration(unit)) underConfiguration.add(unit.id);
    return createBoardTally(units.map((unit) => markUnit(unit, order, state, now)));
  };

  /** Units that are to be looked at again: those that were touched, and all that the configuration says something of. */
  const changedUnits = (before: Seen, state: BenchState, touched: Iterable<UnitId>): ReadonlySet<UnitId> =>
    before.state.configuration === state.configuration
      ? new Set(touched)
      : new Set([...touched, ...underConfiguration, ...tiles.keys()]);

  const update = (state: BenchState, touched: Iterable<UnitId>, now: EpochMs): BoardView | undefined => {
    const { order } = state;
    if (order === undefined) return undefined;
    const before = seen?.order === order ? seen : undefined;
    const tally = before?.tally ?? markAll(state, order, now);
    const outdated = new Set(before === undefined ? tiles.keys() : changedUnits(before, state, touched));
    const changed: UnitId[] = [];
    if (before !== undefined) {
      for (const id of outdated) {
        const isOther = mapGet(before.state.units, id) !== mapGet(state.units, id);
        if (note(tally, id, state, order, now) || isOther) changed.push(id);
      }
    }

    const used = new Set<UnitId>();
    /** Keeps the tile's identity when nothing on it changed, so that it is neither sent nor drawn again. */
    const tileOf = (id: UnitId): Tile | undefined => {
      used.add(id);
      const known = tiles.get(id);
      if (known !== undefined && !outdated.has(id)) return known;
      const unit = mapGet(state.units, id);
      if (unit === undefined) return undefined;
      outdated.delete(id);
      const tile = projectTile(unit, order, state, now);
      const kept = known !== undefined && JSON.stringify(known) === JSON.stringify(tile) ? known : tile;
      tiles.set(id, kept);
      return kept;
    };

    const loose = tally.looseShown(mostLoose);
    const shown = [...mapValues(state.bySlot), ...loose].flatMap((id) => tileOf(id) ?? []).toSorted(byPlace);
    const shownIds = new Set(shown.map((tile) => tile.unitId));
    const isChangedElsewhere = changed.some((id) => !shownIds.has(id)) || (seen !== undefined && before === undefined);
    const view: BoardView = {
      // What an order is does not change while it is open, and its forecast takes a while.
      order: before?.view.order ?? orderView(order),
      counts: tally.counts(),
      progress: orderProgress(order, tally.done()),
      tiles: keptTiles(seen?.view.tiles, shown),
      unplaced: { shown: loose.length, total: tally.looseCount() },
      touchNext: touchNext({
        waiting: tally.waiting,
        unplaced: tally.unplaced,
        detailOf: (id) => tileOf(id)?.detail,
      }),
      elsewhere: (seen?.view.elsewhere ?? 0) + (isChangedElsewhere ? 1 : 0),
    };
    for (const id of tiles.keys()) if (!used.has(id)) tiles.delete(id);
    seen = { state, order, tally, view };
    return view;
  };

  return { update };
}

/** The same list when the same tiles are in the same places. */
function keptTiles(before: readonly Tile[] | undefined, tiles: readonly Tile[]): readonly Tile[] {
  if (before === undefined || before.length !== tiles.length) return tiles;
  return tiles.every((tile, index) => tile === before[index]) ? before : tiles;
}
