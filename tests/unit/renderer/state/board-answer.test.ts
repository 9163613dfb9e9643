import { expect, test } from "vitest";
import { followBoard } from "../../../../renderer/state/board-answer.ts";
import { type BoardModel, takePatch, takeSnapshot } from "../../../../renderer/state/board-model.ts";
import { createStore } from "../../../../renderer/state/store.ts";
import { ok, type Result } from "../../../../shared/kernel/result.ts";
import { sampleBoard } from "../../../support/sample-board.ts";

/** A question about units without a tile; the test answers it and lets its pauses pass. */
function asking(first: BoardModel | undefined = takeSnapshot(undefined, sampleBoard)) {
  const board = createStore<BoardModel | undefined>(first);
  const open: ((answer: Result<number>) => void)[] = [];
  const answers: Result<number>[] = [];
  const pauses: (() => void)[] = [];
  const stop = followBoard<number>({
    board,
    ask: () => new Promise((resolve) => open.push(resolve)),
    signalOf: (model) => model.elsewhere,
    onAnswer: (answer) => answers.push(answer),
    afterPause: (run) => {
      pauses.push(run);
      return () => {
        pauses.length = 0;
      };
    },
  });
  const change = (elsewhere: number): void => {
    const model = board.get() ?? takeSnapshot(undefined, sampleBoard);
    board.set(takePatch(model, { elsewhere }));
  };
  const answer = async (value: number): Promise<void> => {
    open.shift()?.(ok(value));
    await Promise.resolve();
    await Promise.resolve();
  };
  return { board, open, answers, pauses, stop, change, answer };
}

test("asks at once, and again only when the board says so", async () => {
  const { open, answers, pauses, change, answer, board } = asking();
  await answer(1);
  pauses.shift()?.();
  board.set(takePatch(board.get() ?? takeSnapshot(undefined, sampleBoard), { touchNext: [] }));
  expect([open.length, answers]).toEqual([0, [ok(1)]]);
  change(1);
  await answer(2);
  expect(answers).toEqual([ok(1), ok(2)]);
});

test("asks once for all changes that come meanwhile", async () => {
  const { open, answers, pauses, change, answer } = asking();
  change(1);
  change(2);
  expect(open).toHaveLength(1);
  await answer(1);
  change(3);
  expect(open).toHaveLength(0);
  pauses.shift()?.();
  expect(open).toHaveLength(1);
  await answer(2);
  pauses.shift()?.();
  expect([open.length, answers]).toEqual([0, [ok(1), ok(2)]]);
});

test("is quiet after it was stopped", async () => {
  const { open, answers, pauses, stop, change, answer } = asking();
  await answer(1);
  stop();
  change(5);
  expect([open.length, pauses.length, answers.length]).toEqual([0, 0, 1]);
});

test("asks before the board is there, and again when it is", async () => {
  const { open, pauses, change, answer } = asking(undefined);
  expect(open).toHaveLength(1);
  await answer(1);
  change(1);
  pauses.shift()?.();
  expect(open).toHaveLength(1);
});
