import type { Tile, TileClass } from "../../shared/domain/bench/board-view.ts";

/** The counts of the order bar that can be pressed to see only those units. */
export type CountFilter = "needHands" | "running" | "stopped" | "ready" | "shipped";

const classesOf: Readonly<Record<CountFilter, readonly TileClass[]>> = {
  needHands: ["hands", "look"],
  running: ["quiet", "running"],
  stopped: ["stop"],
  ready: ["ready"],
  shipped: ["shipped"],
};

/** What is looked for on the board. */
export type BoardFilter = { readonly count?: CountFilter; readonly search: string };

/** Whether a tile is among those looked for. An empty search and no count let every tile through. */
export function isShown(tile: Tile, filter: BoardFilter): boolean {
  const wanted = filter.search.replace(/\s+/g, "").toUpperCase();
  const isFound = wanted === "" || tile.serialNumber.replace(/\s+/g, "").toUpperCase().includes(wanted);
  return isFound && (filter.count === undefined || classesOf[filter.count].includes(tile.class));
}

/** Whether anything is looked for at all. */
export function isFiltering(filter: BoardFilter): boolean {
  return filter.count !== undefined || filter.search.trim() !== "";
}
