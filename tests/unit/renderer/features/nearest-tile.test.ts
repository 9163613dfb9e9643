import { describe, expect, test } from "vitest";
import { isArrowKey, nearestTile } from "../../../../renderer/features/board/nearest-tile.ts";

// Three in the first row, two in the second, and one that lies alone further down.
const places = [
  { left: 0, top: 0 },
  { left: 100, top: 0 },
  { left: 200, top: 0 },
  { left: 0, top: 100 },
  { left: 200, top: 100 },
  { left: 0, top: 300 },
];

describe("walking between tiles", () => {
  test.each([
    [0, "ArrowRight", 1],
    [2, "ArrowRight", 3],
    [0, "ArrowLeft", 0],
    [5, "ArrowRight", 5],
    [0, "ArrowDown", 3],
    [2, "ArrowDown", 4],
    [4, "ArrowDown", 5],
    [5, "ArrowUp", 3],
    [4, "ArrowUp", 2],
    [1, "ArrowUp", 1],
    [5, "ArrowDown", 5],
  ] as const)("from %i by %s to %i", (from, key, to) => {
    expect(nearestTile(places, from, key)).toBe(to);
  });

  test("stays where nothing is drawn", () => {
    expect(nearestTile([], 0, "ArrowDown")).toBe(0);
  });

  test("knows the four arrows", () => {
    expect(["ArrowUp", "Enter", "w"].map(isArrowKey)).toEqual([true, false, false]);
  });
});
