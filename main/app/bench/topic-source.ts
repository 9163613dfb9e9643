import type { TopicName } from "../../../shared/contract/names.ts";
import type { TopicMessage } from "../../../shared/contract/topics/index.ts";
import type { Stop } from "../ports/clock.ts";

/** Where live topics come from. */
export type TopicSource = {
  /**
   * Calls `listener` with a snapshot (at once or soon), then with patches whose revisions count up by one from the
   * snapshot's. Every watcher gets its own snapshot. Nothing is delivered after the returned stop was called.
   */
  readonly watch: <N extends TopicName>(topic: N, listener: (message: TopicMessage<N>) => void) => Stop;
};
