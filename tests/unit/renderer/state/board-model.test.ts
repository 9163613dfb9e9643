import { describe, expect, test } from "vitest";
import { takePatch, takeSnapshot } from "../../../../renderer/state/board-model.ts";
import { slotNumber, unitId } from "../../../../shared/kernel/brand.ts";
import { sampleBoard, sampleTile } from "../../../support/sample-board.ts";

const board = takeSnapshot(undefined, sampleBoard);
const changed = sampleTile(3, "SIM0003ZP0X1", 0, {
  class: "hands",
  word: "confirmPowerOff",
  detail: { code: "detail.resealPressed", params: { at: 0 } },
  track: ["done", "done", "done", "done", "waiting"],
});

describe("a snapshot", () => {
  test("puts every unit where it lies", () => {
    expect(board.tiles.size).toBe(18);
    expect(board.layout.slots[2]).toEqual({ slot: 3, unitId: "unit-3" });
    expect(board.layout.slots[23]).toEqual({ slot: 24, unitId: undefined });
    expect(board.layout.loose).toEqual([]);
  });

  test("keeps whatever says the same as before", () => {
    const again = takeSnapshot(board, structuredClone(sampleBoard));
    expect(again.tiles.get("unit-3")).toBe(board.tiles.get("unit-3"));
    expect(again.touchNext).toBe(board.touchNext);
    expect(again.layout).toBe(board.layout);
    expect(again.order).toBe(board.order);
  });

  test("shows units whose slot is taken or does not exist with those in no slot", () => {
    const double = { ...changed, unitId: unitId("unit-90") };
    const beyond = { ...changed, unitId: unitId("unit-91"), slot: slotNumber(99) };
    const { layout } = takeSnapshot(undefined, { ...sampleBoard, tiles: [...sampleBoard.tiles, double, beyond] });
    expect(layout.loose).toEqual(["unit-90", "unit-91"]);
  });
});

describe("a patch", () => {
  test("replaces the tiles in it and nothing else", () => {
    const next = takePatch(board, { tiles: [changed] });
    expect(next.tiles.get("unit-3")).toBe(changed);
    expect(next.tiles.get("unit-4")).toBe(board.tiles.get("unit-4"));
    expect(next.layout).toBe(board.layout);
    expect(next.sequence).toBe(board.sequence);
    expect(next.counts).toBe(board.counts);
  });

  test("that says nothing leaves the board itself", () => {
    expect(takePatch(board, {})).toBe(board);
    expect(takePatch(board, { tiles: [], removed: [] })).toBe(board);
  });

  test("moves a unit that lies elsewhere now", () => {
    const next = takePatch(board, { tiles: [{ ...changed, slot: slotNumber(20) }] });
    expect(next.layout.slots[2]?.unitId).toBeUndefined();
    expect(next.layout.slots[19]?.unitId).toBe("unit-3");
  });

  test("adds new units at the end and takes removed ones away", () => {
    const fresh = { ...changed, unitId: unitId("unit-30"), slot: slotNumber(22) };
    const next = takePatch(board, { tiles: [fresh], removed: ["unit-1"] });
    expect(next.sequence.at(-1)).toBe("unit-30");
    expect(next.sequence).not.toContain("unit-1");
    expect(next.layout.slots[0]?.unitId).toBeUndefined();
    expect(next.layout.slots[21]?.unitId).toBe("unit-30");
  });

  test("follows the sequence that it brings", () => {
    const sequence = [...board.sequence].reverse();
    expect(takePatch(board, { sequence }).sequence).toBe(sequence);
  });

  test("replaces whole sections", () => {
    const counts = { ...board.counts, ready: 3 };
    const next = takePatch(board, { counts });
    expect(next.counts).toBe(counts);
    expect(next.tiles).toBe(board.tiles);
  });
});
