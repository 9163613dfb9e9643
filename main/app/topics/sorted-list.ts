/** A list that stays in order while items come and go, at a cost that hardly grows with their number. */
export type SortedList<T> = {
  readonly size: () => number;
  readonly add: (item: T) => void;
  /** Takes out this very item; one that is not there changes nothing. */
  readonly remove: (item: T) => void;
  readonly first: (most: number) => readonly T[];
  /** The last items, the very last first. */
  readonly last: (most: number) => readonly T[];
};

/** A piece longer than this is cut in two: moving its items on an insertion is what an insertion costs. */
const longestPiece = 512;

/** Builds a list from items in any order. `compare` must put any two different items in one order. */
export function createSortedList<T>(compare: (left: T, right: T) => number, items: readonly T[] = []): SortedList<T> {
  const pieces: T[][] = [];
  const sorted = items.toSorted(compare);
  for (let start = 0; start < sorted.length; start += longestPiece / 2) {
    pieces.push(sorted.slice(start, start + longestPiece / 2));
  }
  let size = sorted.length;

  /** The first piece whose last item does not come before `item`; past the end when there is none. */
  const pieceOf = (item: T): number =>
    firstIndex(pieces.length, (index) => {
      const last = pieces[index]?.at(-1);
      return last !== undefined && compare(last, item) >= 0;
    });

  return {
    size: () => size,
    add: (item) => {
      size += 1;
      const index = Math.min(pieceOf(item), pieces.length - 1);
      const piece = pieces[index];
      if (piece === undefined) {
        pieces.push([item]);
        return;
      }
      piece.splice(placeIn(piece, item, compare), 0, item);
      if (piece.length > longestPiece) pieces.splice(index + 1, 0, piece.splice(piece.length / 2));
    },
    remove: (item) => {
      const index = pieceOf(item);
      const piece = pieces[index];
      if (piece === undefined) return;
      const place = placeIn(piece, item, compare);
      if (piece[place] !== item) return;
      size -= 1;
      piece.splice(place, 1);
      if (piece.length === 0) pieces.splice(index, 1);
    },
    first: (most) => {
      const found: T[] = [];
      for (let index = 0; index < pieces.length && found.length < most; index += 1) {
        found.push(...(pieces[index] ?? []).slice(0, most - found.length));
      }
      return found;
    },
    last: (most) => {
      const found: T[] = [];
      for (let index = pieces.length - 1; index >= 0 && found.length < most; index -= 1) {
        const piece = pieces[index] ?? [];
        found.push(...piece.slice(Math.max(0, piece.length - (most - found.length))).reverse());
      }
      return found;
    },
  };
}

function placeIn<T>(piece: readonly T[], item: T, compare: (left: T, right: T) => number): number {
  return firstIndex(piece.length, (index) => compare(piece[index] as T, item) >= 0);
}

/** The first of `count` indexes that fits, where all after a fitting one fit too. */
function firstIndex(count: number, fits: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
