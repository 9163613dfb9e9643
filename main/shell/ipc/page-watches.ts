import type { TopicName } from "../../../shared/contract/names.ts";
import type { TopicMessage } from "../../../shared/contract/topics/index.ts";
import type { TopicDelivery } from "../../../shared/contract/topics/wire.ts";
import type { TopicSource } from "../../app/bench/topic-source.ts";
import type { Stop } from "../../app/ports/clock.ts";
import type { RealTimer } from "../lifecycle/real-timer.ts";

/** What the watches of one page need. */
export type PageWatchesOptions = {
  readonly topics: () => Promise<TopicSource>;
  readonly timer: RealTimer;
  readonly batchMs: number;
  readonly onDefect: (error: unknown) => void;
  readonly send: (delivery: TopicDelivery) => void;
};

/** The watches of one loaded document. */
export type PageWatches = {
  readonly page: string;
  /** Starts a watch; a number in use starts over. */
  readonly watch: (watch: number, topic: TopicName) => void;
  readonly unwatch: (watch: number) => void;
  /** Starts every watch over at the current source. */
  readonly refresh: () => void;
  readonly stop: Stop;
};

/** Snapshots go out at once, patches together after `batchMs`; the order of messages is kept. */
export function createPageWatches(page: string, options: PageWatchesOptions): PageWatches {
  const running = new Map<number, { readonly topic: TopicName; readonly stop: Stop }>();
  let queue: TopicDelivery["messages"][number][] = [];
  let cancelFlush: Stop | undefined;

  function flush(): void {
    cancelFlush?.();
    cancelFlush = undefined;
    const messages = queue;
    queue = [];
    if (messages.length > 0) options.send({ page, messages });
  }

  function push(watch: number, message: TopicMessage): void {
    queue.push({ watch, message });
    if ("snapshot" in message) flush();
    else cancelFlush ??= options.timer(options.batchMs, flush);
  }

  function unwatch(watch: number): void {
    running.get(watch)?.stop();
    running.delete(watch);
    queue = queue.filter((entry) => entry.watch !== watch);
  }

  function watch(number: number, topic: TopicName): void {
    unwatch(number);
    running.set(number, { topic, stop: follow(options, topic, (message) => push(number, message)) });
  }

  return {
    page,
    watch,
    unwatch,
    refresh: () => {
      for (const [number, { topic }] of [...running]) watch(number, topic);
    },
    stop: () => {
      for (const number of [...running.keys()]) unwatch(number);
      cancelFlush?.();
      cancelFlush = undefined;
    },
  };
}

/** Watches a topic as soon as the source is there; silent from the moment it is stopped, whatever the source does. */
function follow(options: PageWatchesOptions, topic: TopicName, listener: (message: TopicMessage) => void): Stop {
  let stopped = false;
  let stopSource: Stop | undefined;
  const start = (source: TopicSource) => {
    if (stopped) return;
    stopSource = source.watch(topic, (message) => {
      if (!stopped) listener(message);
    });
  };
  options.topics().then(start).catch(options.onDefect);
  return () => {
    stopped = true;
    stopSource?.();
  };
}
