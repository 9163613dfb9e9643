import type { TextRef, Tile } from "../../../shared/domain/bench/board-view.ts";

/** Reasons that the status tells; the board has the others. */
const mostReasons = 4;

/** How many of the shown units wait for their profile, and why: the commonest reason first. */
export function profileWaits(tiles: readonly Tile[]): readonly TextRef[] {
  const waiting = tiles.filter(({ word }) => word === "waitingForProfile" || word === "noProfile");
  const byReason = Map.groupBy(waiting, ({ detail }) => String(detail.params.reason ?? ""));
  return [...byReason]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .slice(0, mostReasons)
    .flatMap(([reason, units]): readonly TextRef[] => {
      const params = units[0]?.detail.params;
      if (params === undefined || reason === "") return [];
      return [{ code: "status.profileWaits", params: { ...params, count: units.length } }];
    });
}
