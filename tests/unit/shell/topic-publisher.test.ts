import { describe, expect, it } from "vitest";
import type { TopicSource } from "../../../main/app/bench/topic-source.ts";
import { createTopicPublisher, type TopicReceiver } from "../../../main/shell/ipc/topic-publisher.ts";
import type { TopicName } from "../../../shared/contract/names.ts";
import type { TopicDelivery } from "../../../shared/contract/topics/wire.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import { handTimer } from "./hand-timer.ts";

/** A source whose patches a test sends by hand; it tells who watches. */
function handSource(label: string) {
  const watchers = new Set<{ readonly topic: TopicName; readonly listener: (message: never) => void }>();
  const source: TopicSource = {
    watch: (topic, listener) => {
      const watcher = { topic, listener };
      watchers.add(watcher);
      listener({ topic, revision: 1, snapshot: label } as never);
      return () => void watchers.delete(watcher);
    },
  };
  const patch = (revision: number) => {
    for (const { topic, listener } of watchers) listener({ topic, revision, patch: revision } as never);
  };
  return { source, patch, watched: () => [...watchers].map(({ topic }) => topic) };
}

function receiverWith(id: number) {
  const sent: TopicDelivery[] = [];
  const state: { destroyed: boolean; onDestroyed: () => void } = {
    destroyed: false,
    onDestroyed: () => expect.unreachable(),
  };
  const receiver: TopicReceiver = {
    id,
    isDestroyed: () => state.destroyed,
    send: (_channel, delivery) => void sent.push(delivery),
    once: (_event, listener) => {
      state.onDestroyed = listener;
    },
  };
  const destroy = () => {
    state.destroyed = true;
    state.onDestroyed();
  };
  return { receiver, sent, destroy };
}

function publisherOn(first: TopicSource) {
  const bench = { source: first };
  const defects: unknown[] = [];
  const { timer, fire, waiting } = handTimer();
  const topics = async () => bench.source;
  const publisher = createTopicPublisher({ topics, timer, batchMs: 16, onDefect: (error) => void defects.push(error) });
  return { publisher, bench, defects, fire, waiting };
}

const watch = (number: number, topic: string, page = "p1") => ({ act: "watch", page, watch: number, topic });
const unwatch = (number: number, page = "p1") => ({ act: "unwatch", page, watch: number });
/** Lets the promise of the source settle. */
const settle = () => Promise.resolve().then(() => undefined);
const snapshot = (number: number, topic: string, label: string) => ({
  watch: number,
  message: { topic, revision: 1, snapshot: label },
});
const patched = (number: number, topic: string, revision: number) => ({
  watch: number,
  message: { topic, revision, patch: revision },
});

describe("publishing topics", () => {
  it("sends the snapshot at once, then patches together and in order", async () => {
    const { source, patch } = handSource("bench");
    const { publisher, fire } = publisherOn(source);
    const { receiver, sent } = receiverWith(1);
    expect(publisher.request(receiver, watch(1, "board"))).toEqual(ok(true));
    expect(publisher.request(receiver, watch(2, "status"))).toEqual(ok(true));
    await settle();
    expect(sent).toEqual([
      { page: "p1", messages: [snapshot(1, "board", "bench")] },
      { page: "p1", messages: [snapshot(2, "status", "bench")] },
    ]);
    patch(2);
    patch(3);
    expect(sent).toHaveLength(2);
    fire(16);
    expect(sent[2]).toEqual({
      page: "p1",
      messages: [patched(1, "board", 2), patched(2, "status", 2), patched(1, "board", 3), patched(2, "status", 3)],
    });
  });

  it("never lets a snapshot overtake patches that wait", async () => {
    const { source, patch } = handSource("bench");
    const { publisher, waiting } = publisherOn(source);
    const { receiver, sent } = receiverWith(1);
    publisher.request(receiver, watch(1, "board"));
    await settle();
    patch(2);
    publisher.request(receiver, watch(2, "board"));
    await settle();
    expect(sent[1]?.messages).toEqual([patched(1, "board", 2), snapshot(2, "board", "bench")]);
    expect(waiting()).toEqual([]);
  });

  it("stops at the source, and sends nothing any more, when a watch ends", async () => {
    const { source, patch, watched } = handSource("bench");
    const { publisher, fire } = publisherOn(source);
    const { receiver, sent } = receiverWith(1);
    publisher.request(receiver, watch(1, "board"));
    await settle();
    patch(2);
    expect(publisher.request(receiver, unwatch(1))).toEqual(ok(true));
    fire(16);
    expect(sent).toHaveLength(1);
    expect(watched()).toEqual([]);
  });

  it("does not start a watch that ended before the bench was open", async () => {
    const { source, watched } = handSource("bench");
    const { publisher } = publisherOn(source);
    const { receiver, sent } = receiverWith(1);
    publisher.request(receiver, watch(1, "board"));
    publisher.request(receiver, unwatch(1));
    await settle();
    expect([sent, watched()]).toEqual([[], []]);
  });

  it("ends the watches of the document before a reload", async () => {
    const { source, patch, watched } = handSource("bench");
    const { publisher, fire } = publisherOn(source);
    const { receiver, sent } = receiverWith(1);
    publisher.request(receiver, watch(1, "board", "before"));
    await settle();
    patch(2);
    publisher.request(receiver, watch(1, "session", "after"));
    publisher.request(receiver, unwatch(1, "before"));
    await settle();
    fire(16);
    expect(watched()).toEqual(["session"]);
    expect(sent.map(({ page }) => page)).toEqual(["before", "after"]);
  });

  it("ends all watches of a window that is gone", async () => {
    const { source, patch, watched } = handSource("bench");
    const { publisher, fire } = publisherOn(source);
    const { receiver, sent, destroy } = receiverWith(1);
    publisher.request(receiver, watch(1, "board"));
    await settle();
    patch(2);
    destroy();
    fire(16);
    expect([watched(), sent.length]).toEqual([[], 1]);
  });

  it("starts every watch over at the bench that took the place of another", async () => {
    const before = handSource("before");
    const after = handSource("after");
    const { publisher, bench } = publisherOn(before.source);
    const { receiver, sent } = receiverWith(1);
    publisher.request(receiver, watch(1, "board"));
    await settle();
    bench.source = after.source;
    publisher.refresh();
    await settle();
    expect([before.watched(), after.watched()]).toEqual([[], ["board"]]);
    expect(sent.at(-1)?.messages).toEqual([snapshot(1, "board", "after")]);
    publisher.stop();
    expect(after.watched()).toEqual([]);
  });

  it.each([
    undefined,
    null,
    4,
    {},
    { act: "watch" },
    { ...watch(1, "board"), more: 1 },
    watch(0, "board"),
    watch(1.5, "board"),
  ])("refuses the shape %j", (request) => {
    const { publisher } = publisherOn(handSource("bench").source);
    expect(publisher.request(receiverWith(1).receiver, request)).toEqual(err(appError("invalid", "ipc.wrongShape")));
  });

  it.each(["boards", "", "__proto__"])("refuses the topic %j", (topic) => {
    const { publisher } = publisherOn(handSource("bench").source);
    expect(publisher.request(receiverWith(1).receiver, watch(1, topic))).toEqual(
      err(appError("invalid", "ipc.unknownName")),
    );
  });

  it("tells of a source that cannot be watched", async () => {
    const defect = new Error("boom");
    const { publisher, defects } = publisherOn({
      watch: () => {
        throw defect;
      },
    });
    publisher.request(receiverWith(1).receiver, watch(1, "board"));
    await settle();
    await settle();
    expect(defects).toEqual([defect]);
  });
});
