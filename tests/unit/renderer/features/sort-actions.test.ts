import { describe, expect, test } from "vitest";
import { sortActions } from "../../../../renderer/features/unit/sort-actions.ts";
import type { Tile } from "../../../../shared/domain/bench/board-view.ts";
import type { TextCode } from "../../../../shared/domain/bench/text-code.ts";
import { type UnitAction, unitActions, type Verdict } from "../../../../shared/domain/bench/unit-view.ts";

const notYet: Verdict = { kind: "notYet", points: [], missing: [] };
const stop = (code: TextCode): Verdict => ({
  kind: "stop",
  points: [],
  reason: { code: "stop.noTpm", params: {} },
  nextStep: { code, params: {} },
});
const always: readonly UnitAction[] = ["collectAgain", "startRework", "routeToIt"];

function sorted(word: Tile["word"], verdict: Verdict, available: readonly UnitAction[], detail?: TextCode) {
  const possible = [...available, ...always];
  const actions = unitActions.map((action) => ({
    action,
    available: possible.includes(action),
    needsIdentifiers: action === "startRework" || action === "routeToIt",
  }));
  const tile = { word, detail: { code: detail ?? "detail.startHow", params: {} } } as const;
  const { likely, rare, impossible } = sortActions(actions, tile, verdict);
  expect([...likely, ...rare, ...impossible]).toHaveLength(unitActions.length);
  expect(impossible.some((action) => action.available)).toBe(false);
  return likely.map(({ action }) => action);
}

const inFlow: readonly UnitAction[] = ["confirmSuccess", "confirmFailure", "confirmStillRunning"];

describe("the actions of a unit", () => {
  test.each([
    ["startIt", ["confirmStart"], ["confirmStart"]],
    ["installingApps", inFlow, ["confirmStillRunning", "confirmSuccess", "confirmFailure"]],
    ["lookAtScreen", inFlow, ["confirmStillRunning", "confirmSuccess", "confirmFailure"]],
    ["pressReseal", inFlow, ["confirmSuccess", "confirmFailure"]],
    ["pressReseal", ["confirmReseal"], ["confirmReseal"]],
    ["confirmPowerOff", ["confirmPowerOff"], ["confirmPowerOff"]],
    ["readyToShip", ["printLabel"], []],
  ] as const)("on %s with %j begin with %j; none is lost", (word, available, likely) => {
    expect(sorted(word, notYet, available)).toEqual(likely);
  });

  test.each([
    ["next.enableTpm", ["collectAgain"]],
    ["next.reworkSealBroken", ["startRework"]],
    ["next.retryOrRework", ["confirmStart", "startRework"]],
    ["next.releaseByOwner", []],
  ] as const)("of a stopped unit follow its next step %s", (nextStep, likely) => {
    expect(sorted("stopped", stop(nextStep), ["confirmStart"])).toEqual(likely);
  });

  test("of a device that could not be read begin with reading it again", () => {
    expect(sorted("lookAtScreen", notYet, [], "detail.collectFailed")).toEqual(["collectAgain"]);
  });
});
