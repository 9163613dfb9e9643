import { isDeepStrictEqual } from "node:util";
import type { Runtime } from "../../../main/app/runtime/open-runtime.ts";
import { type BoardModel, takePatch, takeSnapshot } from "../../../renderer/state/board-model.ts";
import { type TopicName, topicNames } from "../../../shared/contract/names.ts";
import { topicContract } from "../../../shared/contract/topics/index.ts";
import type { ScenarioBench } from "../scenario-bench.ts";

/** A page that follows every topic of the app that is open now, and holds each message against the contract. */
export type JourneyPage = {
  /** Where the page has something else than the app, as sentences. */
  readonly problems: () => Promise<readonly string[]>;
};

/** The board leaves the page time to draw; after this it has everything. */
const drawnMs = 5_000;

/** Opens a page at this bench; it begins anew with every app. */
export function openJourneyPage(bench: ScenarioBench): JourneyPage {
  let followed: Runtime | undefined;
  let board: BoardModel | undefined;
  const broken = new Set<string>();

  const hear = (runtime: Runtime, name: TopicName): void => {
    runtime.topics.watch(name, (message) => {
      const isSnapshot = "snapshot" in message;
      const schema = isSnapshot ? topicContract[name].snapshot : topicContract[name].patch;
      const read = schema.safeParse(isSnapshot ? message.snapshot : message.patch);
      if (!read.success) broken.add(`${name} sends what its contract does not have: ${read.error.message}`);
    });
  };
  const follow = (): void => {
    const runtime = bench.runtime();
    if (followed === runtime) return;
    followed = runtime;
    for (const name of topicNames) hear(runtime, name);
    runtime.topics.watch("board", (message) => {
      if (followed !== runtime) return;
      if ("snapshot" in message) board = takeSnapshot(board, message.snapshot);
      else if (board !== undefined) board = takePatch(board, message.patch);
    });
  };
  const isLikeApp = (): boolean => isDeepStrictEqual(board, takeSnapshot(undefined, bench.board()));
  follow();
  return {
    problems: async () => {
      follow();
      if (!isLikeApp()) await bench.pass(drawnMs);
      return [...broken, ...(isLikeApp() ? [] : ["the page shows another board than the app has"])];
    },
  };
}
