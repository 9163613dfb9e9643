import type { OrderCounts, TileClass, TileWord } from "../../../shared/domain/bench/board-view.ts";
import type { BoardMark } from "../../../shared/domain/bench/project/board-mark.ts";
import type { DoneUnits } from "../../../shared/domain/bench/project/project-board.ts";
import { isTask, type WaitingUnits } from "../../../shared/domain/bench/project/touch-next.ts";
import type { UnitId } from "../../../shared/kernel/brand.ts";
import { createSortedList, type SortedList } from "./sorted-list.ts";

/** Counts and lists over all units of the order, kept by difference: what did not change costs nothing. */
export type BoardTally = {
  /** Takes how a unit looks now; undefined when it is no longer on the bench. Answers whether it looked otherwise before. */
  readonly set: (unitId: UnitId, mark: BoardMark | undefined) => boolean;
  readonly counts: () => OrderCounts;
  readonly done: () => DoneUnits;
  /** Units with this word that are somebody's task: those in a slot before others, each longest wait first. */
  readonly waiting: (word: TileWord, most: number) => WaitingUnits;
  /** Units that wait for a slot, those seen first before others. */
  readonly unplaced: (most: number) => WaitingUnits;
  /** Units in no slot that have not been shipped. */
  readonly looseCount: () => number;
  /** Some of them: those that need somebody before others, then the newest. */
  readonly looseShown: (most: number) => readonly UnitId[];
};

type MarkList = SortedList<BoardMark>;

/** Which units in no slot are shown before others. */
const looseClasses: readonly TileClass[] = ["hands", "look", "ready", "stop", "running", "quiet", "shipped"];

/** Builds a tally of these units. */
export function createBoardTally(first: readonly BoardMark[]): BoardTally {
  const marks = new Map<UnitId, BoardMark>(first.map((mark) => [mark.unitId, mark]));
  const classCounts: Record<TileClass, number> = {
    quiet: 0,
    running: 0,
    hands: 0,
    look: 0,
    stop: 0,
    ready: 0,
    shipped: 0,
  };
  let shippedCount = 0;
  const count = (mark: BoardMark, by: 1 | -1): void => {
    classCounts[mark.class] += by;
    if (mark.word === "shipped") shippedCount += by;
  };
  for (const mark of first) count(mark, 1);

  const done = createSortedList(bySince, first.filter(isDone));
  const tasks = groupedLists(first.filter(isTask), (mark) => mark.word, byWait);
  const loose = groupedLists(first.filter(isLoose), (mark) => mark.class, bySight);
  const listsOf = (mark: BoardMark): readonly MarkList[] => [
    ...(isDone(mark) ? [done] : []),
    ...(isTask(mark) ? [tasks.of(mark.word)] : []),
    ...(isLoose(mark) ? [loose.of(mark.class)] : []),
  ];

  const set = (unitId: UnitId, mark: BoardMark | undefined): boolean => {
    const before = marks.get(unitId);
    if (before === undefined ? mark === undefined : mark !== undefined && isSame(before, mark)) return false;
    if (before !== undefined) {
      count(before, -1);
      for (const list of listsOf(before)) list.remove(before);
    }
    if (mark === undefined) {
      marks.delete(unitId);
      return true;
    }
    marks.set(unitId, mark);
    count(mark, 1);
    for (const list of listsOf(mark)) list.add(mark);
    return true;
  };

  return {
    set,
    counts: () => ({
      needHands: classCounts.hands + classCounts.look,
      running: classCounts.running,
      stopped: classCounts.stop,
      ready: classCounts.ready,
      shipped: shippedCount,
      units: marks.size,
    }),
    done: () => {
      const [firstDone] = done.first(1);
      const [lastDone] = done.last(1);
      if (firstDone === undefined || lastDone === undefined) return { count: 0 };
      return { count: done.size(), firstAt: firstDone.since, lastAt: lastDone.since };
    },
    waiting: (word, most) => ({ count: tasks.of(word).size(), longest: tasks.of(word).first(most) }),
    unplaced: (most) => {
      const lists = looseClasses.flatMap((name) => (name === "shipped" ? [] : [loose.of(name)]));
      return {
        count: lists.reduce((sum, list) => sum + list.size(), 0),
        longest: lists
          .flatMap((list) => list.first(most))
          .toSorted(bySight)
          .slice(0, most),
      };
    },
    looseCount: () => looseClasses.reduce((sum, name) => sum + loose.of(name).size(), 0),
    looseShown: (most) => {
      const shown: UnitId[] = [];
      for (const name of looseClasses) {
        if (shown.length < most) for (const mark of loose.of(name).last(most - shown.length)) shown.push(mark.unitId);
      }
      return shown;
    },
  };
}

function isDone(mark: BoardMark): boolean {
  return mark.class === "ready" || mark.word === "shipped";
}

/** A shipped unit that another one has taken the slot of is in nobody's way any more. */
function isLoose(mark: BoardMark): boolean {
  return mark.slot === undefined && mark.word !== "shipped";
}

function isSame(before: BoardMark, mark: BoardMark): boolean {
  return (
    before.slot === mark.slot &&
    before.class === mark.class &&
    before.word === mark.word &&
    before.since === mark.since &&
    before.seenAt === mark.seenAt
  );
}

function bySince(left: BoardMark, right: BoardMark): number {
  return left.since - right.since || slotRank(left) - slotRank(right) || byId(left, right);
}

/** A unit in no slot may be anywhere: it is never in the way of one that can be found. */
function byWait(left: BoardMark, right: BoardMark): number {
  return Number(left.slot === undefined) - Number(right.slot === undefined) || bySince(left, right);
}

function bySight(left: BoardMark, right: BoardMark): number {
  return left.seenAt - right.seenAt || byId(left, right);
}

function slotRank({ slot }: BoardMark): number {
  return slot ?? Number.MAX_SAFE_INTEGER;
}

function byId(left: BoardMark, right: BoardMark): number {
  return left.unitId < right.unitId ? -1 : left.unitId > right.unitId ? 1 : 0;
}

/** One list per group; a group that has had no unit yet has an empty one. */
function groupedLists<K extends string>(
  first: readonly BoardMark[],
  groupOf: (mark: BoardMark) => K,
  compare: (left: BoardMark, right: BoardMark) => number,
): { readonly of: (group: K) => MarkList } {
  const grouped = Map.groupBy(first, groupOf);
  const lists = new Map<K, MarkList>([...grouped].map(([group, marks]) => [group, createSortedList(compare, marks)]));
  return {
    of: (group) => {
      const known = lists.get(group);
      if (known !== undefined) return known;
      const list = createSortedList(compare);
      lists.set(group, list);
      return list;
    },
  };
}
