import { expect, test } from "vitest";
import { createUi } from "../../../../renderer/state/ui-state.ts";

test("what lies over a unit's panel goes when another unit is scanned, and stays for the same one", () => {
  const ui = createUi();
  ui.act.openUnit("unit-1");
  ui.act.openPast("unit-1");
  ui.act.openUnit("unit-1");
  expect(ui.get()).toMatchObject({ openUnitId: "unit-1", pastUnitId: "unit-1" });
  ui.act.openUnit("unit-2");
  expect(ui.get()).toMatchObject({ openUnitId: "unit-2", pastUnitId: undefined });
  ui.act.assign({ unitId: "unit-2" });
  ui.act.openUnit("unit-1");
  expect(ui.get()).toMatchObject({ openUnitId: "unit-1", assigning: undefined });
});

test("a form about several devices stays below a unit that is looked at meanwhile", () => {
  const ui = createUi();
  ui.act.assign("several");
  ui.act.openUnit("unit-1");
  ui.act.closeUnit();
  expect(ui.get()).toMatchObject({ openUnitId: undefined, assigning: "several" });
});
