import type { TopicName } from "../../shared/contract/names.ts";
import type { PageApi } from "../../shared/contract/page-api.ts";
import type { TopicMessage } from "../../shared/contract/topics/index.ts";
import type { TopicChange } from "./topic-change.ts";

/**
 * Follows a topic and keeps the promise that a listener never misses a patch: when a revision is skipped or arrives
 * before any snapshot, the topic is watched again, which begins with a fresh snapshot. Answers a function that stops it.
 */
export function watchTopic<N extends TopicName>(
  api: Pick<PageApi, "watch">,
  topic: N,
  listener: (change: TopicChange<N>) => void,
): () => void {
  let stopCurrent = (): void => undefined;
  let watchNumber = 0;

  function begin(): void {
    watchNumber += 1;
    const mine = watchNumber;
    let revision: number | undefined;
    const stop = api.watch(topic, (message: TopicMessage<N>) => {
      // A message of a watch that was given up must not be mixed with those of its successor.
      if (mine !== watchNumber) return;
      if ("snapshot" in message) {
        revision = message.revision;
        listener({ snapshot: message.snapshot });
        return;
      }
      if (revision === undefined || message.revision !== revision + 1) {
        restart();
        return;
      }
      revision = message.revision;
      listener({ patch: message.patch });
    });
    // The first message may arrive before `watch` has answered, and may already have asked for a new start.
    if (mine === watchNumber) stopCurrent = stop;
    else stop();
  }

  function restart(): void {
    stopCurrent();
    stopCurrent = () => undefined;
    begin();
  }

  begin();
  return () => {
    watchNumber += 1;
    stopCurrent();
  };
}
