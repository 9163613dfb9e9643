import { type TopicName, topicChannel, topicNames } from "../../../shared/contract/names.ts";
import { type TopicDelivery, type TopicRequest, topicRequestSchema } from "../../../shared/contract/topics/wire.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { TopicSource } from "../../app/bench/topic-source.ts";
import type { Stop } from "../../app/ports/clock.ts";
import type { RealTimer } from "../lifecycle/real-timer.ts";
import { createPageWatches, type PageWatches } from "./page-watches.ts";

/** The part of Electron's WebContents a topic is sent to. */
export type TopicReceiver = {
  readonly id: number;
  readonly isDestroyed: () => boolean;
  readonly send: (channel: string, delivery: TopicDelivery) => void;
  readonly once: (event: "destroyed", listener: () => void) => unknown;
};

/** What publishing topics needs. `topics` is asked for every watch, so that the bench behind it can be replaced. */
export type TopicPublisherOptions = {
  readonly topics: () => Promise<TopicSource>;
  readonly timer: RealTimer;
  /** Patches of this many real milliseconds travel together. */
  readonly batchMs: number;
  /** Told when a watch could not be started: our own bug. */
  readonly onDefect: (error: unknown) => void;
};

/** Serves the pages' watches. */
export type TopicPublisher = {
  /** Starts or ends a watch. Errors: `ipc.wrongShape`, `ipc.unknownName`. */
  readonly request: (receiver: TopicReceiver, request: unknown) => Result<true>;
  /** Ends every watch at its source and starts it again: after the bench behind `topics` was replaced. */
  readonly refresh: () => void;
  readonly stop: Stop;
};

/** One set of watches per web contents; a new document in it (a reload) ends those of the document before. */
export function createTopicPublisher(options: TopicPublisherOptions): TopicPublisher {
  const pages = new Map<number, PageWatches>();

  function drop(receiverId: number): void {
    pages.get(receiverId)?.stop();
    pages.delete(receiverId);
  }

  function pageOf(receiver: TopicReceiver, page: string): PageWatches {
    const known = pages.get(receiver.id);
    if (known?.page === page) return known;
    if (known === undefined) receiver.once("destroyed", () => drop(receiver.id));
    else known.stop();
    const send = (delivery: TopicDelivery) => {
      if (!receiver.isDestroyed()) receiver.send(topicChannel, delivery);
    };
    const fresh = createPageWatches(page, { ...options, send });
    pages.set(receiver.id, fresh);
    return fresh;
  }

  function perform(receiver: TopicReceiver, request: TopicRequest): Result<true> {
    if (request.act === "unwatch") {
      const known = pages.get(receiver.id);
      if (known?.page === request.page) known.unwatch(request.watch);
      return ok(true);
    }
    if (!isTopicName(request.topic)) return err(appError("invalid", "ipc.unknownName"));
    pageOf(receiver, request.page).watch(request.watch, request.topic);
    return ok(true);
  }

  return {
    request: (receiver, request) => {
      const parsed = topicRequestSchema.safeParse(request);
      return parsed.success ? perform(receiver, parsed.data) : err(appError("invalid", "ipc.wrongShape"));
    },
    refresh: () => {
      for (const page of pages.values()) page.refresh();
    },
    stop: () => {
      for (const receiverId of [...pages.keys()]) drop(receiverId);
    },
  };
}

function isTopicName(name: string): name is TopicName {
  return (topicNames as readonly string[]).includes(name);
}
