import { describe, expect, it } from "vitest";
import { manifestPage } from "../../../main/app/queries/manifest-page.ts";
import { searchUnits } from "../../../main/app/queries/search-units.ts";
import { emptyBenchState } from "../../../shared/domain/bench/bench-state.ts";
import { given, orderOpened, smoothLife } from "../../support/builders.ts";
import { at } from "../../support/records.ts";
import { unitSteps } from "../../support/unit-steps.ts";

const withSerials = (...serials: readonly string[]) =>
  given(
    orderOpened(),
    ...serials.flatMap((serialNumber, index) => {
      const unit = unitSteps(`U${index}`);
      return [unit.seen(), unit.hashRead(1, { serialNumber })];
    }),
  );

describe("a search", () => {
  const bench = withSerials("AB12X", "12 ab", "X-AB12", "AB12", "OTHER");
  const search = (text: string, limit = 10) => {
    const found = searchUnits(bench, { text, limit }, at(5));
    if (!found.ok) throw new Error(found.error.code);
    return { total: found.value.total, serials: found.value.tiles.map((tile) => tile.serialNumber) };
  };

  it("finds the very serial first, then those that end with it, then the others", () => {
    expect(search("ab12")).toEqual({ total: 3, serials: ["AB12", "X-AB12", "AB12X"] });
  });

  it("leaves blanks and case aside", () => {
    expect(search("2A B").serials).toEqual(["12 ab"]);
  });

  it("says how many there are when it shows only some", () => {
    expect(search("1", 2)).toMatchObject({ total: 4, serials: { length: 2 } });
    expect(search("nowhere")).toEqual({ total: 0, serials: [] });
  });

  it("needs an order", () => {
    expect(searchUnits(emptyBenchState, { text: "A", limit: 1 }, at(0))).toMatchObject({
      error: { code: "order.notOpen" },
    });
  });
});

describe("the manifest on screen", () => {
  it("lists what was shipped, last shipped first, page by page", () => {
    const [a, b] = [unitSteps("A"), unitSteps("B")];
    const other = [b.seen(0), b.hashRead(1), b.placed(2, 3), b.shipped(80)];
    const bench = given(orderOpened(), ...smoothLife("ready"), a.placed(60, 1), a.shipped(90), ...other);
    const page = (offset: number, limit = 1) => manifestPage(bench, { offset, limit }, at(100));
    expect(page(0, 10)).toMatchObject({
      value: {
        total: 2,
        rows: [
          { unitId: "A", serialNumber: "SIM-A", slot: 1, shippedAt: at(90) },
          { unitId: "B", serialNumber: "SIM-B", slot: 3, shippedAt: at(80) },
        ],
      },
    });
    expect(page(1)).toMatchObject({ value: { total: 2, rows: [{ unitId: "B" }] } });
    expect(page(2)).toMatchObject({ value: { total: 2, rows: [] } });
    expect(manifestPage(emptyBenchState, { offset: 0, limit: 1 }, at(0)).ok).toBe(false);
  });
});
