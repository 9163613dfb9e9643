import { describe, expect, it } from "vitest";
import { readTerminalOptions } from "../../../main/boot/terminal/arguments.ts";
import { createLiveTable } from "../../../main/boot/terminal/live-table.ts";
import { compareWithTruth } from "../../../main/boot/terminal/practice-truth.ts";
import type { PracticeTruth } from "../../../shared/contract/practice/control.ts";
import type { BoardView, TileClass, TileWord } from "../../../shared/domain/bench/board-view.ts";
import { slotNumber, unitId } from "../../../shared/kernel/brand.ts";
import { boardOfTiles } from "../../support/board-of-tiles.ts";
import { at, order } from "../../support/records.ts";

function boardOf(...units: readonly (readonly [TileWord, TileClass])[]): BoardView {
  const tiles = units.map(([word, tileClass], index) => ({
    unitId: unitId(`unit-${index + 1}`),
    slot: slotNumber(index + 1),
    serialNumber: `SIM-${index + 1}`,
    model: "",
    class: tileClass,
    word,
    wordParams: {},
    detail: { code: "detail.startHow", params: {} } as const,
    since: at(0),
    track: ["todo", "todo", "todo", "todo", "todo"] as const,
    evidenceCount: 1,
  }));
  return boardOfTiles(order(), tiles);
}

describe("the command line", () => {
  it("has an order ready without any option", () => {
    expect(readTerminalOptions([], "out")).toEqual({
      ok: true,
      value: { scenario: "good-morning", seed: 7, speed: 120, outputFolder: "out" },
    });
  });

  it.each([
    ["--scenario", "nonsense"],
    ["--scenario", "second-life"],
    ["--seed", "-1"],
    ["--seed", "1.5"],
    ["--speed", "0"],
    ["--speed", "fast"],
    ["--unknown", "1"],
  ])("refuses %s=%s in a sentence", (name, value) => {
    const read = readTerminalOptions([`${name}=${value}`], "out");
    expect(read.ok ? "" : read.error).not.toBe("");
  });

  it("takes a journal, a world and an output folder", () => {
    const given = ["--data", "d", "--world", "http://127.0.0.1:1", "--output", "o", "--speed", "0.5", "--seed", "3"];
    expect(readTerminalOptions(given, "out")).toMatchObject({
      value: { dataFolder: "d", world: "http://127.0.0.1:1", outputFolder: "o", speed: 0.5, seed: 3 },
    });
  });
});

describe("the verdicts held against the truth", () => {
  const truth = (
    ...outcomes: readonly (readonly [PracticeTruth["devices"][number]["outcome"], boolean])[]
  ): PracticeTruth => ({
    devices: outcomes.map(([outcome, sealedProperly], index) => ({
      position: index + 1,
      serialNumber: `SIM-${index + 1}`,
      outcome,
      reason: "",
      sealedProperly,
    })),
  });

  it("agree, unit by unit", () => {
    const board = boardOf(
      ["shipped", "shipped"],
      ["stopped", "stop"],
      ["otherTenant", "stop"],
      ["lookAtScreen", "look"],
      ["startIt", "hands"],
    );
    const rows = compareWithTruth(
      board,
      truth(["ready", true], ["stop", false], ["foreignTenant", false], ["look", false], ["notYet", false]),
    );
    expect(rows.map((row) => row.agrees)).toEqual([true, true, true, true, true]);
  });

  it("a false green is found, a false stop is found, and a unit that was not collected", () => {
    const board = boardOf(["readyToShip", "ready"], ["stopped", "stop"]);
    const rows = compareWithTruth(board, truth(["stop", false], ["ready", true], ["ready", true]));
    expect(rows.map((row) => [row.verdict, row.agrees])).toEqual([
      ["ready", false],
      ["stop", false],
      ["notCollected", false],
    ]);
  });

  it("an accepted report may make ready only what was really finished", () => {
    const rows = compareWithTruth(
      boardOf(["shipped", "shipped"], ["shipped", "shipped"]),
      truth(["look", true], ["look", false]),
    );
    expect(rows.map((row) => row.agrees)).toEqual([true, false]);
  });

  it("a unit with the IT department did not leave as ready", () => {
    expect(compareWithTruth(boardOf(["routedToIt", "shipped"]), truth(["ready", true]))[0]?.agrees).toBe(false);
  });
});

describe("the live table", () => {
  const drawn = (isTerminal: boolean) => {
    const written: string[] = [];
    const draw = createLiveTable({ write: (text) => void written.push(text), isTerminal });
    return { draw, written };
  };

  it("redraws in place on a terminal", () => {
    const { draw, written } = drawn(true);
    draw(boardOf(["seen", "quiet"]));
    draw(boardOf(["startIt", "hands"]));
    expect(written[0]).not.toContain("\u001b[2A");
    expect(written[1]?.startsWith("\u001b[2A")).toBe(true);
    expect(written[1]).toContain("Start it");
  });

  it("writes a line per change elsewhere", () => {
    const { draw, written } = drawn(false);
    draw(boardOf(["seen", "quiet"], ["seen", "quiet"]));
    draw(boardOf(["seen", "quiet"], ["seen", "quiet"]));
    draw(boardOf(["seen", "quiet"], ["startIt", "hands"]));
    expect(written).toHaveLength(3);
    expect(written[2]).toContain("SIM-2");
  });
});
