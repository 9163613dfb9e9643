import { describe, expect, it } from "vitest";
import { emptyBenchState } from "../../../../shared/domain/bench/bench-state.ts";
import { effectKey } from "../../../../shared/domain/bench/plan/effect.ts";
import type { Pace, Pacing } from "../../../../shared/domain/bench/plan/pacing.ts";
import { plan } from "../../../../shared/domain/bench/plan/plan.ts";
import { unitId } from "../../../../shared/kernel/brand.ts";
import { mapValues } from "../../../../shared/kernel/persistent-map.ts";
import { andThen, benchWith, given, orderOpened, type Step, smoothLife } from "../../../support/builders.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
type BenchState = ReturnType<typeof given>;

const running = (minute: number): Pace => ({ running: true, startedAt: at(minute), failures: 0 });
const ended = (minute: number): Pace => ({ running: false, startedAt: at(minute), endedAt: at(minute), failures: 0 });

/** What is planned for all units of a bench, as keys. */
function planned(bench: BenchState, minute: number, pacing: Pacing = new Map()): readonly string[] {
  return planAll(bench, minute, pacing).effects.map(effectKey);
}

function planAll(bench: BenchState, minute: number, pacing: Pacing = new Map()) {
  const touched = [...mapValues(bench.units)].map((unit) => unit.id);
  return plan(bench, pacing, touched, at(minute));
}

describe("collecting", () => {
  const reachable = (...steps: readonly Step[]) => given(orderOpened(), a.seen(0, "bench-1"), ...steps);

  it("begins at once, and not again while it runs", () => {
    expect(planned(reachable(), 0)).toEqual(["collect:A"]);
    expect(planned(reachable(), 0, new Map([["collect:A", running(0)]]))).toEqual([]);
  });

  it("pauses longer after each failure and gives up after three, until somebody asks", () => {
    const once = reachable(a.collectFailed(1));
    expect(planned(once, 1.4, new Map([["collect:A", ended(1)]]))).toEqual([]);
    expect(planAll(once, 1.4, new Map([["collect:A", ended(1)]])).unitWakes.get(unitId("A"))).toBe(at(1.5));
    expect(planned(once, 1.5, new Map([["collect:A", ended(1)]]))).toEqual(["collect:A"]);
    const thrice = reachable(a.collectFailed(1), a.collectFailed(2), a.collectFailed(3));
    expect(planned(thrice, 500)).toEqual([]);
    expect(planned(andThen(thrice, a.collectRequested(501)), 501)).toEqual(["collect:A"]);
  });

  it("is asked for again by a person only", () => {
    const collected = reachable(a.hashRead(1), a.readinessRead(1));
    expect(planned(collected, 600).filter((key) => key.startsWith("collect"))).toEqual([]);
    expect(planned(andThen(collected, a.collectRequested(600)), 600)).toContain("collect:A");
  });

  it("is not planned for a unit without an address or one that the IT department has", () => {
    expect(planned(given(orderOpened(), a.seen()), 0)).toEqual([]);
    expect(planned(reachable(a.routedToIt(1)), 5)).toEqual([]);
  });
});

describe("reading readiness", () => {
  const collected = (...steps: readonly Step[]) => given(orderOpened(), a.seen(0, "bench-1"), a.hashRead(1), ...steps);
  const asks = (bench: BenchState, minute: number, pacing?: Pacing) =>
    planned(bench, minute, pacing).includes("readReadiness:A");

  it("begins where collecting gave less than everything, and not again once it was read", () => {
    expect(asks(collected(a.readinessReadInPart(1)), 1)).toBe(true);
    expect(asks(collected(a.readinessRead(1)), 6000)).toBe(false);
  });

  it("is repeated after a quarter of an hour while the TPM's certificate is missing, until the start", () => {
    const fresh = collected(a.readinessRead(1, { endorsementKeyCertificate: false }));
    expect([asks(fresh, 15.9), asks(fresh, 16)]).toEqual([false, true]);
    expect(planAll(fresh, 10).unitWakes.get(unitId("A"))).toBe(at(16));
    expect(asks(andThen(fresh, a.registrationSeen(8), a.profileSeen(9), a.started(10)), 60)).toBe(false);
    const withoutFlow = given(
      orderOpened({ preProvisioning: false }),
      a.seen(0, "bench-1"),
      a.hashRead(1),
      a.readinessRead(1, { endorsementKeyCertificate: false }),
    );
    expect(asks(withoutFlow, 60)).toBe(false);
  });

  it("is asked for anew by a person and by the end of rework, and waits while a unit is in rework", () => {
    const ended = andThen(
      collected(a.readinessRead(1), a.registrationSeen(8), a.profileSeen(9), a.started(10)),
      a.failed(30),
      a.reworkStarted(31),
    );
    expect(asks(ended, 32)).toBe(false);
    expect(asks(andThen(ended, a.reworkEnded(40)), 40)).toBe(true);
    const asked = andThen(collected(a.readinessRead(1)), a.collectRequested(20), a.hashRead(21));
    expect(asks(asked, 21)).toBe(true);
  });

  it("goes before signals, one thing at a time, and waits out the pause after a failure", () => {
    const ready = collected(a.readinessReadInPart(1), a.registrationSeen(8), a.profileSeen(9), a.groupsSeen(9));
    const ofDevice = (pacing?: Pacing) =>
      planned(ready, 12, pacing).filter((key) => key.endsWith(":A") && !key.startsWith("read:"));
    expect(ofDevice()).toEqual(["readReadiness:A"]);
    expect(ofDevice(new Map([["readReadiness:A", running(12)]]))).toEqual([]);
    expect(ofDevice(new Map([["readSignals:A", running(12)]]))).toEqual([]);
    const failed: Pace = { ...ended(12), failures: 4, retryAt: at(20) };
    expect(ofDevice(new Map([["readReadiness:A", failed]]))).toEqual(["readSignals:A"]);
  });
});

describe("reading a long list of the tenant", () => {
  const waiting = given(orderOpened(), a.seen(), a.hashRead());
  const took = (minutes: number): Pacing =>
    new Map([["read:registrations", { running: false, startedAt: at(0), endedAt: at(minutes), failures: 0 }]]);

  it("pauses four times as long as the reading took, at least a quarter of a minute and at most a quarter of an hour", () => {
    expect(planAll(waiting, 1.1, took(1)).tenantWakeAt).toBe(at(5));
    expect(planAll(waiting, 0.1, took(0)).tenantWakeAt).toBe(at(1) + 5_000);
    expect(planAll(waiting, 2, took(2)).tenantWakeAt).toBe(at(10));
    expect(planAll(waiting, 30, took(30)).tenantWakeAt).toBe(at(45));
    expect(planned(waiting, 10, took(2))).toEqual(["read:registrations"]);
  });
});

describe("an idle bench plans nothing", () => {
  it.each<readonly [string, readonly Step[]]>([
    ["no order", []],
    ["no units", [orderOpened()]],
    ["only shipped units", [orderOpened(), ...smoothLife("ready", "A", "bench-1"), a.shipped(70)]],
    ["only units in rework", [orderOpened(), ...smoothLife("running", "A", "bench-1"), a.reworkStarted(70)]],
    [
      "only stopped units",
      [orderOpened(), a.seen(0, "bench-1"), a.hashRead(1, { grade: "block" }), a.readinessRead(1)],
    ],
  ])("%s", (_, steps) => {
    const idle = planAll(steps.length === 0 ? emptyBenchState : given(...steps, a.importRowRemoved(99)), 100);
    expect([
      idle.effects,
      idle.drafts,
      idle.tenantWakeAt,
      [...idle.unitWakes.values()].filter((wake) => wake !== undefined),
    ]).toEqual([[], [], undefined, []]);
  });
});

describe("reading the tenant", () => {
  /** The lists that a running unit waits for. */
  const isRead = (key: string): boolean => key.startsWith("read:");
  const watched = ["configuration", "deploymentEvents", "directoryDevices", "managedDevices"] as const;

  it("asks for each list once, whatever the number of units, and only for lists somebody waits for", () => {
    const two = given(orderOpened(), ...smoothLife("running"), ...smoothLife("running", "B"));
    expect(planned(two, 30).filter(isRead).toSorted()).toEqual(watched.map((read) => `read:${read}`));
  });

  it("asks as often as the most urgent unit needs, and says when next", () => {
    const pacing = new Map(watched.map((read) => [`read:${read}`, ended(30)]));
    const bench = benchWith("running", a.importRowRemoved(29));
    expect(planAll(bench, 30.5, pacing)).toMatchObject({ effects: [], tenantWakeAt: at(31) });
    expect(planned(bench, 31, pacing)).toEqual(["read:managedDevices"]);
  });

  it("waits out the pause after a failure", () => {
    const pacing = new Map([["read:managedDevices", { ...ended(30), failures: 3, retryAt: at(40) }]]);
    expect(planned(benchWith("running"), 39.9, pacing)).not.toContain("read:managedDevices");
    expect(planned(benchWith("running"), 40, pacing)).toContain("read:managedDevices");
  });

  it("never asks again while it is asking", () => {
    const pacing = new Map(watched.map((read) => [`read:${read}`, running(10)]));
    expect(planned(benchWith("running"), 5000, pacing).filter(isRead)).toEqual([]);
  });
});
