import { expect, test } from "vitest";
import { soundForCounts } from "../../../../renderer/app/sound-for.ts";

const counts = { needHands: 1, running: 5, stopped: 1, ready: 1, shipped: 0, units: 8 };

test.each([
  ["a fault before all else", { stopped: 2, needHands: 2, ready: 2 }, "fault"],
  ["hands before done", { needHands: 2, ready: 2 }, "hands"],
  ["done", { ready: 2 }, "done"],
  ["nothing for a count that falls", { needHands: 0, stopped: 0, ready: 0 }, undefined],
  ["nothing when nothing changed", {}, undefined],
] as const)("%s", (_name, change, sound) => {
  expect(soundForCounts(counts, { ...counts, ...change })).toBe(sound);
});

test("nothing for the first counts of a page", () => {
  expect(soundForCounts(undefined, counts)).toBeUndefined();
});
