import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLiveBoard } from "../../../main/app/topics/live-board.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { BoardView, Tile } from "../../../shared/domain/bench/board-view.ts";
import { projectTile } from "../../../shared/domain/bench/project/project-tile.ts";
import type { BenchFact } from "../../../shared/domain/evidence/bench-facts.ts";
import { unitId } from "../../../shared/kernel/brand.ts";
import { changedKeys, mapValues } from "../../../shared/kernel/persistent-map.ts";
import {
  andThen,
  configurationSeen,
  given,
  orderIn,
  orderOpened,
  type Step,
  smoothLife,
} from "../../support/builders.ts";
import { at, espRecord, order } from "../../support/records.ts";
import { unitSteps } from "../../support/unit-steps.ts";
import { anySteps } from "../domain/bench/any-steps.ts";

const nobody: readonly never[] = [];

/** Every unit's tile, projected anew. */
function allTiles(bench: BenchState, minute: number): readonly Tile[] {
  return [...mapValues(bench.units)].map((unit) => projectTile(unit, orderIn(bench), bench, at(minute)));
}

function fresh(bench: BenchState, minute: number): BoardView {
  const view = createLiveBoard().update(bench, nobody, at(minute));
  if (view === undefined) throw new Error("The order is not open");
  return view;
}

/** Folds the steps one by one with a board that follows, all at one time. */
function followed(steps: readonly Step[], minute: number): { readonly bench: BenchState; readonly view: BoardView } {
  const board = createLiveBoard();
  let bench = given(orderOpened());
  let view = board.update(bench, nobody, at(minute));
  for (const step of steps) {
    const next = andThen(bench, step);
    view = board.update(next, [...changedKeys(bench.units, next.units)].map(unitId), at(minute));
    bench = next;
  }
  if (view === undefined) throw new Error("The order is not open");
  return { bench, view };
}

/** Units in no slot, as a file brings them. */
const fromFile = (count: number, minute = 0): readonly Step[] =>
  Array.from({ length: count }, (_, index) => unitSteps(`F${minute}-${index}`)).flatMap((unit) => [
    unit.seen(minute),
    unit.hashRead(minute),
  ]);

describe("a board that follows", () => {
  it("is the board that looking at everything anew would give", () => {
    fc.assert(
      fc.property(anySteps, fc.nat({ max: 2_000 }), (steps, minute) => {
        const { bench, view } = followed(steps, minute);
        expect({ ...view, elsewhere: 0 }).toEqual(fresh(bench, minute));
      }),
      { numRuns: 150 },
    );
  });

  it("counts every unit as its tile looks, and shows those on the bench", () => {
    fc.assert(
      fc.property(anySteps, fc.nat({ max: 2_000 }), (steps, minute) => {
        const bench = given(...steps);
        const view = fresh(bench, minute);
        const tiles = allTiles(bench, minute);
        const count = (fits: (tile: Tile) => boolean): number => tiles.filter(fits).length;
        expect(view.counts).toEqual({
          needHands: count((tile) => tile.class === "hands" || tile.class === "look"),
          running: count((tile) => tile.class === "running"),
          stopped: count((tile) => tile.class === "stop"),
          ready: count((tile) => tile.class === "ready"),
          shipped: count((tile) => tile.word === "shipped"),
          units: tiles.length,
        });
        const onBench = tiles.filter((tile) => tile.slot !== undefined || tile.word !== "shipped");
        expect(new Set(view.tiles)).toEqual(new Set(onBench));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps the tiles, and the list of them, while nothing on them changed", () => {
    const bench = given(orderOpened(), ...smoothLife("running"), ...fromFile(3));
    const board = createLiveBoard();
    const before = board.update(bench, nobody, at(100));
    const after = board.update(bench, ["A", "F0-1"].map(unitId), at(100));
    expect(after?.tiles).toBe(before?.tiles);
    expect(after).toEqual(before);
  });
});

describe("units in no slot", () => {
  it("have a tile up to two hundred: those that need somebody, then the newest", () => {
    const stopped = unitSteps("stopped");
    const blocked = stopped.hashRead(0, {
      grade: "block",
      findings: [{ code: "tpmMissing", level: "block", field: "tpm", params: {} }],
    });
    const bench = given(orderOpened(), stopped.seen(0), blocked, ...fromFile(250, 1), ...fromFile(150, 2));
    const { tiles, unplaced, counts } = fresh(bench, 10);
    expect([unplaced, tiles.length]).toEqual([{ shown: 200, total: 401 }, 200]);
    expect(counts).toMatchObject({ stopped: 1, units: 401 });
    const names = tiles.map((tile) => tile.unitId as string);
    expect(names.filter((name) => name.startsWith("F2-"))).toHaveLength(150);
    expect(names).toContain("stopped");
  });

  it("a shipped unit is shown until another one lies in its slot", () => {
    const a = unitSteps("A");
    const shipped = [...smoothLife("ready"), a.placed(60, 1), a.shipped(70)];
    const { bench, view } = followed(shipped, 100);
    expect(view.tiles.map((tile) => tile.word)).toEqual(["shipped"]);
    const b = unitSteps("B");
    const next = fresh(andThen(bench, b.seen(80), b.placed(81, 1)), 100);
    expect(next.tiles.map((tile) => tile.unitId)).toEqual(["B"]);
    expect([next.counts.shipped, next.unplaced]).toEqual([1, { shown: 0, total: 0 }]);
  });

  it("that have no tile are told of by a number, whoever shows one reads it again", () => {
    const board = createLiveBoard();
    const bench = given(orderOpened(), ...fromFile(1, 0), ...fromFile(200, 1));
    const first = board.update(bench, nobody, at(10));
    const hidden = unitId("F0-0");
    expect(first?.tiles.some((tile) => tile.unitId === hidden)).toBe(false);
    const later = andThen(bench, unitSteps(hidden).registrationAbsent(11));
    expect(board.update(later, [hidden], at(12))).toEqual({ ...first, elsewhere: 1 });
    expect(board.update(later, [hidden], at(13))).toEqual({ ...first, elsewhere: 1 });
  });
});

describe("what is not about one unit", () => {
  it("another configuration reaches every started unit, shown or not", () => {
    const limits = (timeoutMinutes: number) => configurationSeen(5, [espRecord({ timeoutMinutes })]);
    const board = createLiveBoard();
    const bench = given(orderOpened(), limits(60), ...smoothLife("running"), ...fromFile(2));
    expect(board.update(bench, nobody, at(95))?.counts.needHands).toBe(1);
    const longer = andThen(bench, limits(120));
    expect(board.update(longer, nobody, at(95))).toEqual(fresh(longer, 95));
  });

  it("another configuration reaches every unit that waits for its profile, shown or not", () => {
    const waiting = Array.from({ length: 230 }, (_, index) => unitSteps(`F${index}`)).flatMap((unit) => [
      unit.seen(),
      unit.hashRead(1),
      unit.registrationSeen(3, { profileStatus: "pending" }),
    ]);
    const fact = { ...configurationSeen().fact, profiles: [] } as BenchFact;
    const without: Step = { minute: 5, source: "E-CFG", fact };
    const { bench, view } = followed([...waiting, without], 6);
    expect([view.tiles.length, view.counts.needHands]).toEqual([200, 230]);
    expect(view.counts).toEqual(fresh(bench, 6).counts);
  });

  it("an order that was opened anew is looked at anew", () => {
    const board = createLiveBoard();
    const bench = given(orderOpened(), ...smoothLife("registered"));
    board.update(bench, nobody, at(100));
    const other: BenchState = { ...bench, order: order({ groupTag: "OTHER", quantity: 3 }) };
    expect(board.update(other, nobody, at(100))).toEqual({ ...fresh(other, 100), elsewhere: 1 });
  });
});
