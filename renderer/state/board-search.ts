import { useCallback, useEffect, useState } from "react";
import type { Tile } from "../../shared/domain/bench/board-view.ts";
import { useBench, useBoard, useUi } from "./bench-context.ts";
import { useBoardAnswer } from "./board-answer.ts";
import { isFiltering, isShown } from "./board-filter.ts";
import { elsewhereOf } from "./board-tile.ts";

/** Units that a search shows beside the board, at most. */
const mostFound = 50;
/** The bench is asked once nothing was typed for this long: a scanner types a whole serial in less. */
const typingMs = 150;

/** What is looked for, as far as it is not on the board. */
export type SearchResult = {
  /** Units that fit and have no tile on the board. */
  readonly tiles: readonly Tile[];
  /** How many more fit than are shown. */
  readonly more: number;
  /** Nothing fits, on the board or elsewhere. */
  readonly isNothing: boolean;
};

/** What the search of the page comes to; only a serial number is looked for beyond the board. */
export function useBoardSearch(): SearchResult {
  const { client } = useBench();
  const filter = useUi((state) => state.filter);
  const shown = useBoard((model) => model.tiles);
  const text = useSettled(filter.search.trim());
  const search = useCallback(() => client.call("bench.search", { text, limit: mostFound }), [client, text]);
  const answer = useBoardAnswer(text === "" ? undefined : search, elsewhereOf);

  const found = answer?.ok === true ? answer.value : { tiles: [], total: 0 };
  const tiles = found.tiles.filter((tile) => shown?.has(tile.unitId) !== true && isShown(tile, filter));
  const isOnBoard = [...(shown?.values() ?? [])].some((tile) => isShown(tile, filter));
  const isAnswered = filter.search.trim() === text && (text === "" || answer !== undefined);
  return {
    tiles,
    more: filter.count === undefined ? found.total - found.tiles.length : 0,
    isNothing: isFiltering(filter) && isAnswered && !isOnBoard && tiles.length === 0,
  };
}

/** A text once it has stayed the same for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingMs);
    return () => clearTimeout(timer);
  }, [text]);
  return text === "" ? "" : settled;
}
