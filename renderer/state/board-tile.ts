import { useCallback } from "react";
import type { Tile } from "../../shared/domain/bench/board-view.ts";
import { ok } from "../../shared/kernel/result.ts";
import { useBench, useTile } from "./bench-context.ts";
import { useBoardAnswer } from "./board-answer.ts";
import type { BoardModel } from "./board-model.ts";

/** A unit's tile, whether the board shows it or not: one that it does not show is read. */
export function useAnyTile(unitId: string | undefined): Tile | undefined {
  const { client } = useBench();
  const shown = useTile(unitId);
  const isElsewhere = unitId !== undefined && shown === undefined;
  const read = useCallback(async () => {
    const result = await client.call("unit.read", { unitId: unitId ?? "" });
    return result.ok ? ok(result.value.unit.tile) : result;
  }, [client, unitId]);
  const answer = useBoardAnswer(isElsewhere ? read : undefined, elsewhereOf);
  return shown ?? (answer?.ok === true ? answer.value : undefined);
}

/** Changes whenever units without a tile did. */
export function elsewhereOf(board: BoardModel): unknown {
  return board.elsewhere;
}
