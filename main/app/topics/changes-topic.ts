import type { Bench } from "../bench/bench-loop.ts";
import type { Stop } from "../ports/clock.ts";
import { changesView } from "./changes-view.ts";
import { createWholeTopic, type Topic } from "./topic.ts";

/** The tenant's changes, told anew when the fold has made other ones of them. */
export function createChangesTopic(bench: Pick<Bench, "state" | "watch">): {
  readonly topic: Topic<"changes">;
  readonly stop: Stop;
} {
  let shown = bench.state().changes;
  const { topic, set } = createWholeTopic("changes", changesView(shown));
  const stop = bench.watch(({ state }) => {
    if (state.changes === shown) return;
    shown = state.changes;
    set(changesView(shown));
  });
  return { topic, stop };
}
