import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adaptivePauseMs, gainOf, type Pace, type Pacing } from "../../../../shared/domain/bench/plan/pacing.ts";
import { plan } from "../../../../shared/domain/bench/plan/plan.ts";
import { readDueAt } from "../../../../shared/domain/bench/plan/read-due.ts";
import { noDemand, type ReadDemand } from "../../../../shared/domain/bench/tenant-demand.ts";
import { given, orderOpened } from "../../../support/builders.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const minute = 60_000;

describe("the pause before a list is read again", () => {
  it.each<readonly [string, number, number, number, number, number]>([
    // awaited, news, gap and barren readings, pause
    ["longer than the rest takes at the last pace", 200, 100, 60_000, 0, 204_000],
    ["a short rest at a fast pace", 40, 120, 60_000, 0, 34_000],
    ["never shorter than a quarter of a minute", 2, 500, 60_000, 0, 15_000],
    ["the last few are not kept waiting by a slow pace", 5, 1, 600_000, 0, 21_500],
    ["never longer than ten minutes", 5_000, 1, 60_000, 0, 600_000],
    ["without news at first as often as before", 1, 0, 15_000, 3, 15_000],
    ["without news for minutes as often as before: the last may come long after the others", 1, 0, 15_000, 28, 15_000],
    ["without news for longer less and less often", 1, 0, 15_000, 30, 33_750],
    ["at least once a minute", 1, 0, 60_000, 60, 60_000],
  ])("%s", (_, awaited, news, gapMs, barren, pauseMs) => {
    expect(adaptivePauseMs({ news, gapMs, barren }, awaited)).toBe(pauseMs);
  });

  it("grows sooner once the service has had its usual time", () => {
    const pauses = [7, 9, 40].map((barren) => adaptivePauseMs({ news: 0, gapMs: 15_000, barren }, 1, 15_000, true));
    expect(pauses).toEqual([15_000, 33_750, 60_000]);
  });

  it("lies between a quarter of a minute and ten, whatever was seen", () => {
    const any = fc.nat({ max: 1_000_000 });
    fc.assert(
      fc.property(any, any, any, any, (awaited, news, gapMs, barren) => {
        const pauseMs = adaptivePauseMs({ news, gapMs, barren }, awaited);
        expect(pauseMs).toBeGreaterThanOrEqual(15_000);
        expect(pauseMs).toBeLessThanOrEqual(600_000);
        expect(Number.isInteger(pauseMs)).toBe(true);
      }),
    );
  });

  it("is at least what the list itself asks for", () => {
    expect(adaptivePauseMs({ news: 500, gapMs: minute, barren: 0 }, 2, 100_000)).toBe(100_000);
    expect(adaptivePauseMs({ news: 0, gapMs: minute, barren: 1 }, 2, 100_000)).toBe(100_000);
  });

  it("measures the pace from when somebody began to wait", () => {
    const pace: Pace = { running: false, startedAt: at(0), endedAt: at(1), failures: 0 };
    expect(gainOf(pace, 7, at(60), at(58)).gapMs).toBe(2 * minute);
    expect(gainOf(pace, 7, at(60), at(0)).gapMs).toBe(59 * minute);
    const first: Pace = { running: true, startedAt: at(60), failures: 0 };
    expect(gainOf(first, 7, at(60), at(58)).gapMs).toBe(2 * minute);
    expect(gainOf(undefined, 7, at(60)).gapMs).toBe(0);
  });

  it("counts readings without news until one has some", () => {
    const pace: Pace = { running: false, startedAt: at(0), endedAt: at(1), failures: 0 };
    const first = gainOf(pace, 0, at(2));
    expect(first).toEqual({ news: 0, gapMs: minute, barren: 1 });
    expect(gainOf({ ...pace, gain: first }, 0, at(3)).barren).toBe(2);
    expect(gainOf({ ...pace, gain: first }, 7, at(3))).toEqual({ news: 7, gapMs: 2 * minute, barren: 0 });
  });
});

describe("when a list is read", () => {
  const demand = (counts: Partial<ReadDemand>): ReadDemand => ({ ...noDemand.imports, ...counts });
  const ended = (end: number, gain?: Pace["gain"]): Pacing => {
    const pace: Pace = { running: false, startedAt: at(end), endedAt: at(end), failures: 0 };
    return new Map([["read:imports", gain === undefined ? pace : { ...pace, gain }]]);
  };
  const due = (counts: Partial<ReadDemand>, pacing: Pacing = new Map(), rows = 1) =>
    readDueAt("imports", demand(counts), pacing, rows);

  it("not at all while nobody wants it, and not while it is being read", () => {
    expect(due({})).toBeUndefined();
    const running: Pace = { running: true, startedAt: at(1), failures: 0 };
    expect(due({ fast: 3, slow: 2 }, new Map([["read:imports", running]]))).toBeUndefined();
  });

  it("first when the service has had its usual time, counted from when the first began to wait", () => {
    expect(due({ fast: 5, fastSince: at(10) })).toBe(at(11));
    expect(due({ fast: 5, fastSince: at(10) }, ended(9))).toBe(at(11));
    // The last of a thousand are decided later than the last of a dozen.
    expect(due({ fast: 990, fastSince: at(10) }, new Map(), 1_000)).toBe(at(10) + 185_000);
    expect(due({ fast: 5, fastSince: at(10) }, ended(11, { news: 9, gapMs: minute, barren: 0 }))).toBe(at(11) + 21_500);
  });

  it("again after the pause that what is awaited asks for", () => {
    const gain = { news: 100, gapMs: minute, barren: 0 };
    expect(due({ fast: 200, fastSince: at(1) }, ended(10, gain))).toBe(at(10) + 204_000);
    expect(due({ fast: 1, fastSince: at(1) }, ended(10, gain))).toBe(at(10.25));
    // A list of a thousand rows costs a page or two, so that it is read less often.
    expect(due({ fast: 30, fastSince: at(1) }, ended(10, gain), 1_000)).toBe(at(12.5));
    expect(due({ fast: 1, fastSince: at(1) }, ended(10, gain), 1_000)).toBe(at(15));
  });

  it("as soon as the most urgent wants it", () => {
    expect(due({ now: 1, fast: 900, fastSince: at(9.9) }, ended(10))).toBe(at(10.5));
    expect(due({ now: 1, nowSince: at(9.9), slow: 20 })).toBe(0);
  });

  it("of those that arrive together once: they are gathered for the import anyhow", () => {
    expect(due({ now: 3, nowSince: at(10) })).toBe(at(10) + 5_000);
    expect(due({ now: 3, nowSince: at(10) }, ended(9.9))).toBe(at(10.4));
  });

  it("seldom where it only gives reasons, the more seldom the longer it is", () => {
    const rows = [12, 400, 5_000];
    expect(rows.map((count) => due({ calm: 1 }, ended(10), count))).toEqual([at(13), at(10) + 800_000, at(42)]);
  });
});

it("somebody who begins to wait later does not put the first reading off", () => {
  const a = unitSteps("A");
  const b = unitSteps("B");
  const sent = (unit: ReturnType<typeof unitSteps>, minutes: number) => [
    unit.seen(0),
    unit.hashRead(1),
    unit.registrationAbsent(2),
    unit.importSent(minutes),
    unit.importAccepted(minutes),
  ];
  const bench = given(orderOpened(), ...sent(a, 3), ...sent(b, 3.9));
  expect(bench.demand.imports).toMatchObject({ fast: 2, fastSince: at(3) });
  const reads = (minutes: number) => plan(bench, new Map(), [], at(minutes)).effects;
  expect(reads(3.99)).toEqual([]);
  expect(reads(4)).toEqual([{ kind: "readTenant", read: "imports" }]);
});
