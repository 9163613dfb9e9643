import { useEffect, useState } from "react";
import type { Result } from "../../shared/kernel/result.ts";
import { useBench } from "./bench-context.ts";
import type { BoardModel } from "./board-model.ts";
import type { Store } from "./store.ts";

/** Pause before a question is asked again, however fast the board changes. */
const pauseMs = 300;

/** A question whose answer follows from the bench. */
export type BoardQuestion<T> = {
  readonly board: Store<BoardModel | undefined>;
  readonly ask: () => Promise<Result<T>>;
  /** The part of the board that is another one when the answer may be. */
  readonly signalOf: (board: BoardModel) => unknown;
  readonly onAnswer: (answer: Result<T>) => void;
  /** Runs a function after the pause; answers what calls that off. */
  readonly afterPause: (run: () => void) => () => void;
};

/** Asks, and asks again when the board says so: one question at a time, with a pause between. Answers what stops it. */
export function followBoard<T>({ board, ask, signalOf, onAnswer, afterPause }: BoardQuestion<T>): () => void {
  let isStopped = false;
  let isAsking = false;
  let asked: { readonly signal: unknown } | undefined;
  let callOff = (): void => undefined;

  async function follow(): Promise<void> {
    const model = board.get();
    const signal = model === undefined ? undefined : signalOf(model);
    if (isAsking || isStopped || (asked !== undefined && asked.signal === signal)) return;
    isAsking = true;
    asked = { signal };
    const answer = await ask();
    if (isStopped) return;
    onAnswer(answer);
    callOff = afterPause(() => {
      isAsking = false;
      void follow();
    });
  }

  void follow();
  const stop = board.subscribe(() => void follow());
  return () => {
    isStopped = true;
    callOff();
    stop();
  };
}

/** The answer to a question about the bench, kept up to date; undefined without a question and until the first answer. */
export function useBoardAnswer<T>(
  ask: (() => Promise<Result<T>>) | undefined,
  signalOf: (board: BoardModel) => unknown,
): Result<T> | undefined {
  const { board } = useBench();
  const [known, setKnown] = useState<{ readonly ask: typeof ask; readonly answer: Result<T> }>();
  useEffect(() => {
    if (ask === undefined) return undefined;
    return followBoard({
      board,
      ask,
      signalOf,
      onAnswer: (answer) => setKnown({ ask, answer }),
      afterPause: (run) => {
        const timer = setTimeout(run, pauseMs);
        return () => clearTimeout(timer);
      },
    });
  }, [board, ask, signalOf]);
  // What was answered to another question says nothing about this one.
  return known !== undefined && known.ask === ask ? known.answer : undefined;
}
