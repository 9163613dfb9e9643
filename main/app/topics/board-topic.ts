import type { BoardView } from "../../../shared/domain/bench/board-view.ts";
import { epochMs, type UnitId } from "../../../shared/kernel/brand.ts";
import type { Bench } from "../bench/bench-loop.ts";
import type { Clock, Stop } from "../ports/clock.ts";
import { boardPatch } from "./board-patch.ts";
import { createLiveBoard } from "./live-board.ts";
import type { Topic } from "./topic.ts";
import { createTopic } from "./topic.ts";

/**
 * How long the page is left alone after a change, in real milliseconds for each tile of it: a file that is read changes
 * all of them many times a second, and drawing them must leave room for hands.
 */
const pausePerTileMs = 4;

/**
 * The live board: a snapshot, then whole tiles and whole sections that changed. An idle bench sends nothing. Changes of
 * one turn are sent together: comparing the sections costs as much for one of them as for many. `speed` is that of the
 * clock.
 */
export function createBoardTopic(
  bench: Bench,
  clock: Clock,
  speed: number,
): { readonly topic: Topic<"board">; readonly stop: Stop; readonly view: () => BoardView | undefined } {
  const board = createLiveBoard();
  let view = board.update(bench.state(), [], clock.now());
  let waiting = new Set<UnitId>();
  let cancelFlush: Stop | undefined;
  let nextAt = clock.now();

  const flush = (): void => {
    if (cancelFlush === undefined) return;
    cancelFlush();
    cancelFlush = undefined;
    const touched = waiting;
    waiting = new Set();
    const before = view;
    view = board.update(bench.state(), touched, clock.now());
    if (view === undefined) return;
    if (before === undefined) {
      topic.reset();
      return;
    }
    const patch = boardPatch(before, view);
    nextAt = epochMs(clock.now() + (patch.tiles?.length ?? 0) * pausePerTileMs * speed);
    if (Object.keys(patch).length > 0) topic.publish(patch);
  };

  const topic = createTopic("board", () => view);
  const stopWatching = bench.watch(({ touched }) => {
    for (const id of touched) waiting.add(id);
    cancelFlush ??= clock.setTimer(epochMs(Math.max(clock.now(), nextAt)), flush);
  });
  const stop = (): void => {
    stopWatching();
    cancelFlush?.();
  };
  return {
    topic: {
      ...topic,
      watch: (listener) => {
        flush();
        return topic.watch(listener);
      },
    },
    stop,
    view: () => {
      flush();
      return view;
    },
  };
}
