import { useCallback, useState } from "react";
import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import { useBench, useBoard } from "../../state/bench-context.ts";
import { useBoardAnswer } from "../../state/board-answer.ts";
import type { BoardModel } from "../../state/board-model.ts";

/** Rows of the manifest that are shown at a time. */
export const manifestPageRows = 50;

type Answer = CommandOutput<"manifest.rows">;

/** A page of the manifest, read again whenever a unit was shipped. */
export type ManifestPage = {
  readonly rows: Answer["rows"];
  readonly offset: number;
  readonly total: number;
  readonly show: (offset: number) => void;
};

/** Reads the units that were shipped, last shipped first. A page stays until the next one is there. */
export function useManifest(): ManifestPage {
  const { client } = useBench();
  const [offset, show] = useState(0);
  const read = useCallback(() => client.call("manifest.rows", { offset, limit: manifestPageRows }), [client, offset]);
  const answer = useBoardAnswer(read, shippedOf);
  const shipped = useBoard(shippedOf) ?? 0;
  const [page, setPage] = useState<Answer & { readonly offset: number }>();
  if (answer?.ok === true && answer.value.rows !== page?.rows) setPage({ ...answer.value, offset });
  return { rows: page?.rows ?? [], offset: page?.offset ?? 0, total: page?.total ?? shipped, show };
}

function shippedOf(board: BoardModel): number {
  return board.counts.shipped;
}
