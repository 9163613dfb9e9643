import { describe, expect, test } from "vitest";
import { createBenchClient } from "../../../../renderer/client/bench-client.ts";
import type { TopicChange } from "../../../../renderer/client/topic-change.ts";
import { createFakePageApi } from "../../../support/fake-page-api.ts";
import { sampleBoard } from "../../../support/sample-board.ts";

function follow() {
  const fake = createFakePageApi({}, { board: sampleBoard });
  const changes: TopicChange<"board">[] = [];
  const stop = createBenchClient(fake.api).watch("board", (change) => changes.push(change));
  return { fake, changes, stop };
}

describe("watching a topic", () => {
  test("tells the snapshot, then each patch", () => {
    const { fake, changes } = follow();
    fake.publish("board", { removed: ["unit-1"] });
    fake.publish("board", { removed: ["unit-2"] });
    expect(changes).toEqual([
      { snapshot: sampleBoard },
      { patch: { removed: ["unit-1"] } },
      { patch: { removed: ["unit-2"] } },
    ]);
  });

  test("asks for a fresh snapshot when a revision was lost, and drops the patch that showed it", () => {
    const { fake, changes } = follow();
    const later = { ...sampleBoard, touchNext: [] };
    fake.replace("board", later);
    fake.publish("board", { removed: ["unit-1"] }, 3);
    expect(changes).toEqual([{ snapshot: sampleBoard }, { snapshot: later }]);
    expect(fake.watchers("board")).toBe(1);
    fake.publish("board", { removed: ["unit-2"] });
    expect(changes.at(-1)).toEqual({ patch: { removed: ["unit-2"] } });
  });

  test("tells nothing more once it was stopped", () => {
    const { fake, changes, stop } = follow();
    stop();
    fake.publish("board", { removed: ["unit-1"] });
    expect(changes).toEqual([{ snapshot: sampleBoard }]);
    expect(fake.watchers("board")).toBe(0);
  });
});

describe("calling", () => {
  test("turns a broken channel into a defect instead of rejecting", async () => {
    const client = createBenchClient({
      call: () => Promise.reject(new Error("the channel is gone")),
      watch: () => () => undefined,
    });
    expect(await client.call("bench.open", {})).toEqual({
      ok: false,
      error: {
        code: "defect.unexpected",
        kind: "defect",
        retry: { when: "never" },
        context: {},
        cause: "the channel is gone",
      },
    });
  });
});
