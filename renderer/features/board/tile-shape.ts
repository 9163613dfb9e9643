import type { Tile, TileClass, TileWord } from "../../../shared/domain/bench/board-view.ts";
import type { ShapeName } from "../../ui/primitives/shape.tsx";

const shapeOfClass: Readonly<Record<Exclude<TileClass, "quiet">, ShapeName>> = {
  running: "ring",
  hands: "hand",
  look: "triangle",
  stop: "octagon",
  ready: "check",
  shipped: "box",
};

const scanWords: readonly TileWord[] = ["seen", "readingHash"];

/** The shape beside a tile's word. */
export function tileShape(tile: Pick<Tile, "class" | "word">): ShapeName {
  if (tile.class !== "quiet") return shapeOfClass[tile.class];
  return scanWords.includes(tile.word) ? "scan" : "clock";
}

/** The shape of a class alone, as *Touch next* shows it. */
export function classShape(tileClass: TileClass): ShapeName {
  return tileClass === "quiet" ? "clock" : shapeOfClass[tileClass];
}
