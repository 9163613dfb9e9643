import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Tile, TileClass, TileWord } from "../../../../shared/domain/bench/board-view.ts";
import { tileWords } from "../../../../shared/domain/bench/board-view.ts";
import { projectTile } from "../../../../shared/domain/bench/project/project-tile.ts";
import { epochMs, slotNumber, unitId } from "../../../../shared/kernel/brand.ts";
import { mapValues } from "../../../../shared/kernel/persistent-map.ts";
import { boardOfTiles, touchNextOf } from "../../../support/board-of-tiles.ts";
import { given, orderIn } from "../../../support/builders.ts";
import { at, order } from "../../../support/records.ts";
import { anySteps } from "./any-steps.ts";

/** A tile of which only word, class, place and age count. */
function tile(name: string, word: TileWord, tileClass: TileClass, more: Partial<Tile> = {}): Tile {
  return {
    unitId: unitId(name),
    slot: slotNumber(1),
    serialNumber: `SIM-${name}`,
    model: "",
    class: tileClass,
    word,
    wordParams: {},
    detail: { code: "detail.startHow", params: {} },
    since: at(10),
    track: ["todo", "todo", "todo", "todo", "todo"],
    evidenceCount: 1,
    ...more,
  };
}

const boardOf = (tiles: readonly Tile[], quantity = 12) => boardOfTiles(order({ quantity }), tiles);

describe("touch next", () => {
  const wordsOf = (tiles: readonly Tile[]) => touchNextOf(tiles).map((row) => row.key.split(":")[0]);

  it("orders by what waiting costs", () => {
    const tiles: readonly Tile[] = [
      tile("1", "readyToShip", "ready"),
      tile("2", "printLabel", "hands"),
      tile("3", "failed", "stop"),
      tile("4", "startIt", "hands"),
      tile("5", "lookAtScreen", "look"),
      tile("6", "confirmPowerOff", "hands"),
      tile("7", "pressReseal", "hands"),
    ];
    expect(wordsOf(tiles)).toEqual([
      "pressReseal",
      "confirmPowerOff",
      "lookAtScreen",
      "startIt",
      "failed",
      "printLabel",
      "readyToShip",
    ]);
  });

  it("then by the longest wait", () => {
    const tiles = [tile("1", "startIt", "hands", { since: at(30) }), tile("2", "startIt", "hands", { since: at(20) })];
    expect(touchNextOf(tiles).map((row) => row.units[0]?.unitId)).toEqual(["2", "1"]);
  });

  it("one line stands for all ready units, one for all without a slot", () => {
    const { slot: _slot, ...loose } = tile("3", "checking", "quiet");
    const rows = touchNextOf([tile("1", "readyToShip", "ready"), tile("2", "readyToShip", "ready"), loose]);
    expect(rows.map((row) => [row.verb.code, row.count, row.units.length])).toEqual([
      ["verb.boxAndShip", 2, 2],
      ["verb.placeUnit", 1, 1],
    ]);
  });

  it("thousands that want the same make no more lines than a bench has slots, and name few", () => {
    const many = (word: TileWord, tileClass: TileClass, name: string) =>
      Array.from({ length: 3_000 }, (_, index) =>
        tile(`${name}${index}`, word, tileClass, { slot: slotNumber(index + 1), since: at(index) }),
      );
    const rows = touchNextOf([...many("startIt", "hands", "s"), ...many("stopped", "stop", "x")]);
    expect(rows.map((row) => row.count)).toEqual([...Array.from({ length: 50 }, () => 1), 2_950, 3_000]);
    expect(rows.slice(-2).map((row) => [row.key, row.units.length, row.units[0]?.unitId, row.why])).toEqual([
      ["startIt", 12, "s50", { code: "why.readyUnits", params: { count: 2_950 } }],
      ["stopped", 12, "x0", { code: "why.readyUnits", params: { count: 3_000 } }],
    ]);
  });

  it("units in no slot share a line and hide none that has a slot, however long they have waited", () => {
    const loose = Array.from({ length: 80 }, (_, index) => {
      const { slot: _slot, ...rest } = tile(`l${index}`, "startIt", "hands", { since: at(index) });
      return rest;
    });
    const rows = touchNextOf([...loose, tile("1", "startIt", "hands", { since: at(900) })]);
    expect(rows.map(({ key, count }) => [key, count])).toEqual([
      ["startIt:1", 1],
      ["startIt", 80],
      ["unplaced", 80],
    ]);
  });

  it("a quiet wait is nobody's task; the same wait overdue is", () => {
    expect(
      wordsOf([
        tile("1", "registering", "quiet"),
        tile("2", "waitingForProfile", "quiet"),
        tile("3", "checkingSeal", "quiet"),
      ]),
    ).toEqual([]);
    expect(wordsOf([tile("1", "registering", "look"), tile("2", "waitingForProfile", "look")])).toEqual([
      "registering",
      "waitingForProfile",
    ]);
  });

  it("whatever needs hands, a look or was stopped is in the list, whatever its word", () => {
    fc.assert(
      fc.property(anySteps, fc.nat({ max: 2000 }), (steps, minute) => {
        const bench = given(...steps);
        const tiles = [...mapValues(bench.units)].map((unit) => projectTile(unit, orderIn(bench), bench, at(minute)));
        const listed = new Set(touchNextOf(tiles).flatMap((row) => row.units.map((unit) => unit.unitId)));
        for (const { unitId: id, class: tileClass } of tiles) {
          if (["hands", "look", "stop", "ready"].includes(tileClass)) expect(listed).toContain(id);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("counts", () => {
  it("add up: every tile is in at most one of them", () => {
    const classes: readonly TileClass[] = ["quiet", "running", "hands", "look", "stop", "ready", "shipped"];
    const tiles = fc
      .array(fc.tuple(fc.constantFrom(...tileWords), fc.constantFrom(...classes)))
      .map((kinds) =>
        kinds.map(([word, tileClass], index) =>
          tile(`${index}`, tileClass === "shipped" ? "shipped" : word === "shipped" ? "seen" : word, tileClass),
        ),
      );
    fc.assert(
      fc.property(tiles, (given) => {
        const { needHands, running, stopped, ready, shipped, units } = boardOf(given).counts;
        const quiet = given.filter((known) => known.class === "quiet").length;
        expect(needHands + running + stopped + ready + shipped + quiet).toBe(units);
        expect(units).toBe(given.length);
      }),
    );
  });

  it("a unit with the IT department was not shipped", () => {
    expect(boardOf([tile("1", "routedToIt", "shipped")]).counts).toMatchObject({ shipped: 0, units: 1 });
  });
});

describe("progress", () => {
  const done = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      tile(`${index}`, "readyToShip", "ready", { since: at(60 + index * 10) }),
    );

  it("is a range from three measured units on", () => {
    expect(boardOf(done(0)).progress).toEqual({ doneOfWanted: 0 });
    expect(boardOf(done(2)).progress).toEqual({ doneOfWanted: 2 / 12, firstReadyAt: at(60) });
    const { doneBetween } = boardOf(done(3)).progress;
    expect(doneBetween).toEqual([epochMs(at(80) + 9 * 10 * 60_000 * 0.8), epochMs(at(80) + 9 * 10 * 60_000 * 1.3)]);
  });

  it("has no range when nothing is left, and never more than the whole", () => {
    expect(boardOf(done(12)).progress).toEqual({ doneOfWanted: 1, firstReadyAt: at(60) });
    expect(boardOf(done(14)).progress.doneOfWanted).toBe(1);
  });
});

it("tiles come by slot, then those without one by serial number", () => {
  const { slot: _slot, ...loose } = tile("0", "seen", "quiet");
  const tiles = [
    loose,
    tile("2", "seen", "quiet", { slot: slotNumber(11) }),
    tile("1", "seen", "quiet", { slot: slotNumber(2) }),
  ];
  expect(boardOf(tiles).tiles.map((known) => known.unitId)).toEqual(["1", "2", "0"]);
});
