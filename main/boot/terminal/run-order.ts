import type { PracticeDevice } from "../../../shared/contract/practice/control.ts";
import type { BoardView } from "../../../shared/domain/bench/board-view.ts";
import type { Runtime } from "../../app/runtime/open-runtime.ts";
import { createSimulatedTechnician } from "../../practice/technician/simulated-technician.ts";
import { choosePartnerCustomer } from "./choose-customer.ts";

/** How a run is watched and ended. */
export type RunOptions = {
  readonly runtime: Runtime;
  readonly devices: () => Promise<readonly PracticeDevice[]>;
  readonly onBoard: (board: BoardView) => void;
  /** Real milliseconds between two walks along the bench. */
  readonly walkMs: number;
  /** Real milliseconds after which the run counts as failed. */
  readonly limitMs: number;
};

/** How a run ended, with the board as it then was. */
export type RunEnd = { readonly kind: "finished" | "tookTooLong"; readonly board: BoardView | undefined };

/** Works an order from collecting to shipping until nothing more can be done by hand or by waiting. */
export async function runOrder({ runtime, devices, onBoard, walkMs, limitMs }: RunOptions): Promise<RunEnd> {
  const stopBoard = runtime.topics.watch("board", () => {
    const board = runtime.board();
    if (board !== undefined) onBoard(board);
  });
  const technician = createSimulatedTechnician({ handlers: runtime.handlers, board: runtime.board, devices });
  const startedAt = performance.now();
  try {
    if ((runtime.board()?.counts.units ?? 0) === 0) await collect(runtime, limitMs);
    await choosePartnerCustomer(runtime, limitMs);
    for (;;) {
      await technician.work();
      const board = runtime.board();
      if (board !== undefined && isAtRest(board, technician.givenUp())) return { kind: "finished", board };
      if (performance.now() - startedAt > limitMs) return { kind: "tookTooLong", board };
      await pause(walkMs);
    }
  } finally {
    stopBoard();
  }
}

/** The bridge needs a moment after its start; asked too early it says so, and is asked again. */
async function collect(runtime: Runtime, limitMs: number): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    const answer = await runtime.handlers["bench.collect"]({});
    if (answer.ok && answer.value.found > 0) return;
    if (performance.now() - startedAt > limitMs)
      throw new Error(`Nothing could be collected: ${answer.ok ? "no device found" : answer.error.code}`);
    await pause(100);
  }
}

/** Nothing more happens: every unit is shipped, stopped or set aside, or was looked at and never moved. */
export function isAtRest(board: BoardView, givenUp: readonly string[]): boolean {
  return (
    board.counts.units > 0 &&
    board.tiles.every((tile) => tile.class === "shipped" || tile.class === "stop" || givenUp.includes(tile.unitId))
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
