/** A tile's place on screen, in pixels. */
export type Place = { readonly left: number; readonly top: number };

/** The keys that walk between tiles. */
export type ArrowKey = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

/** Whether a key walks between tiles. */
export function isArrowKey(key: string): key is ArrowKey {
  return key === "ArrowLeft" || key === "ArrowRight" || key === "ArrowUp" || key === "ArrowDown";
}

/**
 * The index of the tile that an arrow leads to; the index itself at the edge. Left and right follow reading order, up and
 * down go to the next row and stay as near as they can to the column.
 */
export function nearestTile(places: readonly Place[], from: number, key: ArrowKey): number {
  const origin = places[from];
  if (origin === undefined) return from;
  if (key === "ArrowLeft") return Math.max(0, from - 1);
  if (key === "ArrowRight") return Math.min(places.length - 1, from + 1);
  const isAhead = (top: number) => (key === "ArrowDown" ? top > origin.top + 1 : top < origin.top - 1);
  const rows = places.filter((place) => isAhead(place.top)).map((place) => place.top);
  if (rows.length === 0) return from;
  const row = key === "ArrowDown" ? Math.min(...rows) : Math.max(...rows);
  let nearest = from;
  let distance = Number.POSITIVE_INFINITY;
  for (const [index, place] of places.entries()) {
    const away = Math.abs(place.left - origin.left);
    if (Math.abs(place.top - row) <= 1 && away < distance) {
      nearest = index;
      distance = away;
    }
  }
  return nearest;
}
