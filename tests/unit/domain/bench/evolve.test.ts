import { describe, expect, it } from "vitest";
import { evolve } from "../../../../shared/domain/bench/evolve.ts";
import type { Evidence } from "../../../../shared/domain/evidence/evidence.ts";
import { mapGet } from "../../../../shared/kernel/persistent-map.ts";
import {
  andThen,
  benchStarted,
  benchWith,
  configurationSeen,
  given,
  journalOf,
  orderOpened,
  unitIn,
} from "../../../support/builders.ts";
import { at, espRecord } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const b = unitSteps("B");

describe("identity", () => {
  it("evidence about an unknown unit gives the same bench", () => {
    const bench = given(orderOpened());
    const steps = [a.hashRead(), a.started(), a.merged(1, "B"), a.withdrawn(2, "shipped", 1)];
    for (const row of journalOf(steps)) expect(evolve(bench, row)).toBe(bench);
  });

  it("a kind of a later version gives the same bench, and on a unit changes nothing it knows", () => {
    const bench = benchWith("running");
    const [row] = journalOf([benchStarted(30)]);
    expect(evolve(bench, { ...row, kind: "somethingNew" } as unknown as Evidence)).toBe(bench);
    const next = evolve(bench, { ...row, kind: "somethingNew", unitId: "A" } as unknown as Evidence);
    expect({ ...unitIn(next), evidenceCount: 0, lastSeenAt: 0 }).toEqual({
      ...unitIn(bench),
      evidenceCount: 0,
      lastSeenAt: 0,
    });
  });

  it("a unit that was not spoken of stays the same object", () => {
    const bench = given(orderOpened(), a.seen(), a.hashRead(), b.seen(), b.hashRead());
    const next = andThen(bench, b.importSent(5), b.importAccepted(6));
    expect(unitIn(next, "A")).toBe(unitIn(bench, "A"));
    expect([next.byAddress, next.bySlot, next.byUuid]).toEqual([bench.byAddress, bench.bySlot, bench.byUuid]);
  });

  it("parts that do not change keep their identity", () => {
    const bench = benchWith("running");
    const next = andThen(bench, a.signalsSeen(30, "inProgress"));
    expect([
      next.demand === bench.demand,
      next.bySerial === bench.bySerial,
      next.toImport === bench.toImport,
      next.confirmations === bench.confirmations,
    ]).toEqual([true, true, true, true]);
  });
});

describe("the bench's own facts", () => {
  it("a start leaves rows that were on their way with no known fate, and only those", () => {
    const bench = given(
      orderOpened(),
      a.seen(),
      a.hashRead(),
      a.importSent(3),
      b.seen(),
      b.hashRead(),
      b.importSent(3),
      b.importAccepted(4),
      benchStarted(10),
    );
    expect(unitIn(bench, "A").import).toMatchObject({ state: "unclear", unclearAt: at(10) });
    expect(unitIn(bench, "B").import).toMatchObject({ state: "accepted" });
    expect(bench.startedAt).toBe(at(10));
  });

  it("remembers the states of the ESP configurations, not every reading", () => {
    const weak = espRecord({ blocksDeviceUse: false });
    const bench = given(
      orderOpened(),
      configurationSeen(0),
      configurationSeen(20),
      configurationSeen(40, [weak]),
      configurationSeen(60, [weak]),
    );
    expect(bench.configuration?.espReadings.map(({ firstSeenAt, lastSeenAt }) => [firstSeenAt, lastSeenAt])).toEqual([
      [at(0), at(20)],
      [at(40), at(60)],
    ]);
  });

  it("keeps the twenty newest confirmations, newest first", () => {
    const words = Array.from({ length: 25 }, (_, index) => a.labelled(60 + index));
    const bench = benchWith("sealed", ...words);
    expect(bench.confirmations).toHaveLength(20);
    expect(bench.confirmations[0]?.at).toBe(at(84));
  });

  it("a confirmation that was withdrawn is no longer the newest", () => {
    const bench = benchWith("sealed", a.withdrawn(60, "powerOffConfirmed", 57));
    expect(bench.confirmations[0]?.kind).toBe("resealConfirmed");
  });
});

describe("slots", () => {
  it("a unit that is put elsewhere leaves its slot", () => {
    const bench = given(orderOpened(), a.seen(), a.placed(1, 3), a.placed(2, 4));
    expect([mapGet(bench.bySlot, "3"), mapGet(bench.bySlot, "4")]).toEqual([undefined, "A"]);
  });

  it("a newcomer takes the slot of a unit that has left", () => {
    const bench = benchWith("ready", a.placed(66, 3), a.shipped(70), b.seen(71), b.placed(72, 3));
    expect(mapGet(bench.bySlot, "3")).toBe("B");
    expect([unitIn(bench, "A").slot, unitIn(bench, "B").slot]).toEqual([undefined, 3]);
  });
});
