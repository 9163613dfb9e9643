import { describe, expect, it } from "vitest";
import type { Pacing } from "../../../../shared/domain/bench/plan/pacing.ts";
import { plan } from "../../../../shared/domain/bench/plan/plan.ts";
import { unitId } from "../../../../shared/kernel/brand.ts";
import {
  configurationSeen,
  given,
  type LifeUpTo,
  lifeStages,
  orderOpened,
  type Step,
  smoothLife,
} from "../../../support/builders.ts";
import { at, espRecord } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const unit = unitId("A");
const reachable = (upTo: LifeUpTo, ...more: readonly Step[]) =>
  given(orderOpened(), configurationSeen(), ...smoothLife(upTo, "A", "bench-1"), ...more);
const ended = (minute: number): Pacing =>
  new Map([["readSignals:A", { running: false, startedAt: at(minute), endedAt: at(minute), failures: 0 }]]);

const readsSignals = (bench: ReturnType<typeof given>, minute: number, pacing: Pacing = new Map()) =>
  plan(bench, pacing, [unit], at(minute)).effects.some((effect) => effect.kind === "readSignals");
const wakeOf = (bench: ReturnType<typeof given>, minute: number, pacing: Pacing = new Map()) =>
  plan(bench, pacing, [unit], at(minute)).unitWakes.get(unit);

describe("reading a device's signals", () => {
  it("goes on from ready to start until it is sealed", () => {
    const stages = lifeStages.filter((stage) => readsSignals(reachable(stage), 70));
    expect(stages).toEqual(["readyToStart", "running"]);
    expect(readsSignals(reachable("running", a.succeeded()), 70)).toBe(true);
    expect(readsSignals(reachable("running", a.failed(30)), 70)).toBe(true);
  });

  it("every minute before the start, every twenty seconds in the flow", () => {
    expect([
      readsSignals(reachable("readyToStart"), 20.9, ended(20)),
      readsSignals(reachable("readyToStart"), 21, ended(20)),
    ]).toEqual([false, true]);
    expect([
      readsSignals(reachable("running"), 20.3, ended(20)),
      readsSignals(reachable("running"), 20.34, ended(20)),
    ]).toEqual([false, true]);
    expect(wakeOf(reachable("running"), 20.1, ended(20))).toBe(at(20) + 20_000);
  });

  it("at once when success was said after the last reading: Reseal switches the device off", () => {
    expect(readsSignals(reachable("running", a.succeeded(52)), 52, ended(51.9))).toBe(true);
    expect(readsSignals(reachable("running", a.succeeded(52)), 52.1, ended(52))).toBe(false);
  });
});

describe("when time alone changes how a unit looks", () => {
  const file = (upTo: LifeUpTo, ...more: readonly Step[]) =>
    given(orderOpened(), configurationSeen(), ...smoothLife(upTo), ...more);

  it.each<readonly [string, number | undefined, number, ReturnType<typeof given>]>([
    ["an import after a quarter of an hour", 18, 10, file("registering")],
    ["a profile after half an hour", 38, 10, file("registered")],
    ["a running unit that says nothing", 27, 21, file("running")],
    ["the same, by five minutes without a word", 45, 30, file("running")],
    ["a running unit after its ESP's limit and a quarter of an hour", 85, 50, file("running")],
    ["the report's hour", 115, 66, file("sealed")],
    ["an observation that grows a day old", 15 + 24 * 60, 120, file("sealed")],
    ["nothing for a unit ready to start", undefined, 20, file("readyToStart")],
    ["nothing for a shipped one", undefined, 80, file("ready", a.shipped(70))],
  ])("%s", (_, expected, minute, bench) => {
    expect(wakeOf(bench, minute)).toBe(expected === undefined ? undefined : at(expected));
  });

  it("the ESP's own limit counts", () => {
    const long = given(
      orderOpened(),
      configurationSeen(0, [espRecord({ timeoutMinutes: 120 })]),
      ...smoothLife("running"),
    );
    expect(wakeOf(long, 50)).toBe(at(10 + 120 + 15));
  });
});
