import { setImmediate as nextTurn } from "node:timers/promises";
import type { Turns } from "../../app/ports/turns.ts";

/** Work holds a turn for at most this long, so that a screen that waits for an answer never notices. */
const longestTurnMs = 20;

/** Makes turns that are measured in real time, whatever the bench's clock says. */
export function createEventLoopTurns(): Turns {
  let turnBegan = performance.now();
  const next = async (): Promise<void> => {
    await nextTurn();
    turnBegan = performance.now();
  };
  return {
    // A turn that ended by itself meanwhile counts on: giving way once too often costs nothing.
    giveWay: async () => {
      if (performance.now() - turnBegan >= longestTurnMs) await next();
    },
    next,
  };
}
