import { describe, expect, test } from "vitest";
import { type BoardFilter, isFiltering, isShown } from "../../../../renderer/state/board-filter.ts";
import { sampleTiles } from "../../../support/sample-board.ts";

const slotsShown = (filter: BoardFilter) =>
  sampleTiles.filter((tile) => isShown(tile, filter)).map((tile) => tile.slot);

describe("filtering the board", () => {
  test.each([
    ["needHands", [3, 6, 10, 12]],
    ["running", [2, 4, 7, 8, 11, 13, 15, 16, 17]],
    ["stopped", [5, 14, 18]],
    ["ready", [1, 9]],
    ["shipped", []],
  ] as const)("by the count %s", (count, slots) => {
    expect(slotsShown({ count, search: "" })).toEqual(slots);
  });

  test.each([
    ["x9", [13, 14, 16, 17]],
    ["SIM0003ZP0X1", [3]],
    [" sim0003 zp0x1 ", [3]],
    ["nothing like it", []],
    ["", sampleTiles.map((tile) => tile.slot)],
  ] as const)("by the serial %j", (search, slots) => {
    expect(slotsShown({ search })).toEqual(slots);
  });

  test("by both at once", () => {
    expect(slotsShown({ count: "stopped", search: "X9" })).toEqual([14]);
  });

  test("a blank search is none", () => {
    expect(isFiltering({ search: "  " })).toBe(false);
    expect(isFiltering({ search: "a" })).toBe(true);
    expect(isFiltering({ search: "", count: "ready" })).toBe(true);
  });
});
