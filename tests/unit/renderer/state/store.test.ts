import { describe, expect, test } from "vitest";
import { createFrameStore, createStore } from "../../../../renderer/state/store.ts";

describe("a store", () => {
  test("tells each listener of each change, and of none once it stopped", () => {
    const store = createStore(1);
    const seen: number[] = [];
    const stop = store.subscribe(() => seen.push(store.get()));
    store.set(2);
    store.set(2);
    stop();
    store.set(3);
    expect(seen).toEqual([2]);
  });
});

describe("a frame store", () => {
  test("shows any number of changes once per frame", () => {
    const frames: (() => void)[] = [];
    const store = createFrameStore(0, (run) => frames.push(run));
    const seen: number[] = [];
    store.subscribe(() => seen.push(store.get()));
    for (const value of [1, 2, 3]) store.set(value);
    expect([store.get(), store.latest(), frames.length]).toEqual([0, 3, 1]);
    frames.shift()?.();
    expect([store.get(), seen]).toEqual([3, [3]]);
    store.set(4);
    frames.shift()?.();
    expect(seen).toEqual([3, 4]);
  });
});
