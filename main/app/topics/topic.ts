import type { TopicName } from "../../../shared/contract/names.ts";
import type { TopicMessage, TopicPatch, TopicSnapshot } from "../../../shared/contract/topics/index.ts";
import type { Stop } from "../ports/clock.ts";

/** One live topic with any number of watchers. */
export type Topic<N extends TopicName> = {
  readonly watch: (listener: (message: TopicMessage<N>) => void) => Stop;
  /** Sends what changed to everybody who has a snapshot. */
  readonly publish: (patch: TopicPatch<N>) => void;
  /** Sends a fresh snapshot to everybody. */
  readonly reset: () => void;
};

/** Builds a topic. A watcher that comes before there is anything to show gets its snapshot with the first `reset`. */
export function createTopic<N extends TopicName>(name: N, snapshot: () => TopicSnapshot<N> | undefined): Topic<N> {
  const watchers = new Set<(message: TopicMessage<N>) => void>();
  let revision = 0;

  const sendSnapshot = (listener: (message: TopicMessage<N>) => void): void => {
    const value = snapshot();
    if (value !== undefined) listener({ topic: name, revision, snapshot: value } as TopicMessage<N>);
  };

  return {
    watch: (listener) => {
      watchers.add(listener);
      sendSnapshot(listener);
      return () => void watchers.delete(listener);
    },
    publish: (patch) => {
      revision += 1;
      for (const listener of watchers) listener({ topic: name, revision, patch } as TopicMessage<N>);
    },
    reset: () => {
      revision += 1;
      for (const listener of watchers) sendSnapshot(listener);
    },
  };
}

/** A small topic that always sends its whole value, and only when that changed. */
export function createWholeTopic<N extends "status" | "session" | "lan" | "link" | "partner" | "practice" | "changes">(
  name: N,
  first: TopicSnapshot<N>,
): { readonly topic: Topic<N>; readonly set: (value: TopicSnapshot<N>) => void } {
  let value = first;
  const topic = createTopic(name, () => value);
  return {
    topic,
    set: (next) => {
      if (JSON.stringify(next) === JSON.stringify(value)) return;
      value = next;
      topic.publish(next as unknown as TopicPatch<N>);
    },
  };
}
