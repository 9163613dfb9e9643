import { describe, expect, it } from "vitest";
import { createBoardTopic } from "../../../main/app/topics/board-topic.ts";
import { createTopic, createWholeTopic } from "../../../main/app/topics/topic.ts";
import type { TopicMessage } from "../../../shared/contract/topics/index.ts";
import type { BoardView } from "../../../shared/domain/bench/board-view.ts";
import { unitId } from "../../../shared/kernel/brand.ts";
import { configurationSeen, type Step, smoothLife } from "../../support/builders.ts";
import { draftsOf, openLoopBench } from "../../support/loop-bench.ts";
import { espRecord, order } from "../../support/records.ts";
import { unitSteps } from "../../support/unit-steps.ts";

const a = unitSteps("A");
const b = unitSteps("B");
type BoardMessage = TopicMessage<"board">;

async function boardWith(...steps: readonly Step[]) {
  const loop = openLoopBench();
  await loop.bench.submit({ kind: "openOrder", order: order() }, "T");
  await loop.bench.record(draftsOf(...steps));
  const board = createBoardTopic(loop.bench, loop.clock, 1);
  const messages: BoardMessage[] = [];
  const stop = board.topic.watch((message) => messages.push(message));
  const tell = async (...more: readonly Step[]): Promise<void> => {
    await loop.bench.record(draftsOf(...more));
    // The board is sent once a turn, and the page is given time to draw each tile of it.
    await loop.clock.advance(100);
  };
  return { ...loop, board, messages, stop, tell };
}

/** A page's board after these messages: the snapshot with every patch applied. */
function rebuilt(messages: readonly BoardMessage[]): BoardView | undefined {
  let view: BoardView | undefined;
  let revision = -1;
  for (const message of messages) {
    if ("snapshot" in message) {
      view = message.snapshot;
    } else {
      expect(message.revision).toBe(revision + 1);
      if (view === undefined) throw new Error("A patch came before the snapshot");
      const { tiles = [], removed = [], sequence, ...sections } = message.patch;
      const changed = new Map(tiles.map((tile) => [tile.unitId as string, tile]));
      const known = new Map(
        view.tiles.filter((tile) => !removed.includes(tile.unitId)).map((tile) => [tile.unitId as string, tile]),
      );
      const ids = sequence ?? view.tiles.map((tile) => tile.unitId);
      view = { ...view, ...sections, tiles: ids.flatMap((id) => changed.get(id) ?? known.get(id) ?? []) } as BoardView;
    }
    revision = message.revision;
  }
  return view;
}

describe("the board topic", () => {
  it("sends a snapshot, then patches without a gap that lead to the same board", async () => {
    const { board, messages, tell } = await boardWith(a.seen());
    await tell(a.hashRead(), b.seen(), b.hashRead());
    await tell(b.placed(1, 2));
    await tell(a.placed(1, 1));
    await tell(b.hashRead(2, { serialNumber: "SIM-A" }));
    await tell(b.merged(3, "A"));
    await tell(...smoothLife("ready"));
    expect(messages.length).toBeGreaterThan(5);
    expect(rebuilt(messages)).toEqual(board.view());
  });

  it("tells of a neighbour that changed with the unit that was spoken of", async () => {
    const { messages, tell } = await boardWith(a.seen(), a.hashRead(), b.seen());
    await tell(b.hashRead(1, { serialNumber: "SIM-A" }));
    expect(rebuilt(messages)?.tiles.map((tile) => tile.word)).toEqual(["twoUnitsOneSerial", "twoUnitsOneSerial"]);
  });

  it("an idle bench sends nothing, whatever time passes", async () => {
    const { bench, clock, messages } = await boardWith(...smoothLife("readyToStart"));
    bench.start();
    await clock.advance(0);
    const before = messages.length;
    await clock.advance(3 * 60 * 60_000);
    expect(messages.length).toBe(before);
  });

  it("time alone changes a tile when its deadline comes", async () => {
    const { bench, clock, messages } = await boardWith(...smoothLife("running"));
    bench.start();
    await clock.advance(0);
    await clock.advance(86 * 60_000);
    expect(rebuilt(messages)?.tiles[0]).toMatchObject({ word: "lookAtScreen", detail: { code: "detail.pastTimeout" } });
  });

  it("keeps the identity of tiles that did not change", async () => {
    const { board, tell } = await boardWith(a.seen(), a.hashRead(), b.seen(), b.hashRead());
    const tileOf = (name: string) => board.view()?.tiles.find((tile) => tile.unitId === unitId(name));
    const before = tileOf("A");
    await tell(b.placed(1, 2));
    expect(tileOf("A")).toBe(before);
    await tell(configurationSeen(5), configurationSeen(6, [espRecord({ timeoutMinutes: 90 })]));
    expect(tileOf("A")).toBe(before);
  });

  it("a watcher that comes late gets the board as it is, and goes on from there", async () => {
    const { board, tell } = await boardWith(a.seen());
    await tell(a.hashRead());
    const late: BoardMessage[] = [];
    const stop = board.topic.watch((message) => late.push(message));
    await tell(a.placed(1, 5));
    expect(rebuilt(late)).toEqual(board.view());
    stop();
    await tell(a.placed(2, 6));
    expect(late).toHaveLength(2);
  });

  it("before an order is open there is nothing to show; then everybody gets a snapshot", async () => {
    const { bench, clock } = openLoopBench();
    const board = createBoardTopic(bench, clock, 1);
    const messages: BoardMessage[] = [];
    board.topic.watch((message) => messages.push(message));
    expect([board.view(), messages]).toEqual([undefined, []]);
    await bench.submit({ kind: "openOrder", order: order() }, "T");
    await clock.advance(0);
    expect(messages).toMatchObject([{ snapshot: { tiles: [], order: { number: "CT-0042" } } }]);
  });

  it("leaves the page time to draw many tiles before it sends the next", async () => {
    const { bench, clock, messages } = await boardWith();
    const many = Array.from({ length: 100 }, (_, index) => unitSteps(`U${index}`).seen());
    await bench.record(draftsOf(...many));
    await clock.advance(0);
    expect(messages).toHaveLength(2);
    await bench.record(draftsOf(a.seen()));
    await clock.advance(399);
    expect(messages).toHaveLength(2);
    await bench.record(draftsOf(b.seen()));
    await clock.advance(1);
    expect(messages).toHaveLength(3);
    await bench.record(draftsOf(a.hashRead()));
    await clock.advance(8);
    expect(messages).toHaveLength(4);
  });

  it("is quiet after it was stopped", async () => {
    const { board, messages, tell } = await boardWith(a.seen());
    board.stop();
    await tell(a.hashRead());
    expect(messages).toHaveLength(1);
  });
});

describe("small topics", () => {
  it("send their whole value, only when it changed", () => {
    const { topic, set } = createWholeTopic("session", { kind: "signedOut", rights: [] });
    const messages: unknown[] = [];
    topic.watch((message) => messages.push(message));
    set({ kind: "signedOut", rights: [] });
    expect(messages).toEqual([{ topic: "session", revision: 0, snapshot: { kind: "signedOut", rights: [] } }]);
    set({ kind: "signedIn", account: "Technician 07", rights: [] });
    expect(messages).toMatchObject([
      {},
      { revision: 1, patch: { kind: "signedIn", account: "Technician 07", rights: [] } },
    ]);
  });

  it("a fresh snapshot for everybody counts as a revision of its own", () => {
    const topic = createTopic("session", () => ({ kind: "signedOut" as const, rights: [] }));
    const revisions: number[] = [];
    topic.watch((message) => revisions.push(message.revision));
    topic.publish({ kind: "signedOut", rights: [] });
    topic.reset();
    topic.publish({ kind: "signedOut", rights: [] });
    expect(revisions).toEqual([0, 1, 2, 3]);
  });
});
