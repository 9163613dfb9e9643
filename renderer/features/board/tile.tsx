import { memo } from "react";
import { useTile } from "../../state/bench-context.ts";
import { TileFace } from "./tile-face.tsx";

/** What a tile is told by the grid. */
export type TileProps = {
  readonly unitId: string;
  /** Whether Tab stops here; the arrows reach the others. */
  readonly isTabStop: boolean;
  readonly onOpen: (unitId: string) => void;
  readonly onFocus: (unitId: string) => void;
};

/** One unit on the board. Draws again only when its own tile changed. */
export const Tile = memo(function Tile({ unitId, ...rest }: TileProps) {
  const tile = useTile(unitId);
  return tile === undefined ? null : <TileFace tile={tile} {...rest} />;
});
