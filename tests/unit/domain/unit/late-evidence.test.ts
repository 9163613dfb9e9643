import { describe, expect, it } from "vitest";
import { matchManagedDevices } from "../../../../shared/domain/bench/match/match-flow-records.ts";
import { benchWith, given, orderOpened, runIn, smoothLife, unitIn } from "../../../support/builders.ts";
import { at, managedDevice } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");

describe("evidence that comes late or out of order", () => {
  it("an enrolment read before the start mark counts once the mark is there (G3)", () => {
    const before = benchWith("readyToStart");
    const record = managedDevice("A", { enrolledAt: at(7) });
    expect(matchManagedDevices(before, [record], at(9))).toEqual([]);
    const started = benchWith("readyToStart", a.started(10));
    const [draft] = matchManagedDevices(started, [record], at(11));
    expect(draft).toMatchObject({ kind: "managedDeviceSeen", unitId: "A", device: record });
  });

  it("an enrolment counts from five minutes before the start mark and no earlier", () => {
    const seen = (enrolledAt: number) =>
      runIn(benchWith("readyToStart", a.started(10), a.managedSeen(15, { enrolledAt: at(enrolledAt) }))).managed;
    expect([seen(5)?.value.enrolledAt, seen(4.99)]).toEqual([at(5), undefined]);
  });

  it("a managed device without a date of enrolment is not this run's", () => {
    const { enrolledAt: _none, ...undated } = managedDevice();
    expect(matchManagedDevices(benchWith("running"), [undated], at(30))).toEqual([]);
  });

  it("a late row of the import list does not take a running unit back", () => {
    const bench = benchWith("running", a.importSeen(30), a.registrationSeen(31), a.profileSeen(31));
    expect(unitIn(bench).stage).toBe("deviceSetup");
  });

  it("a report row before the seal and after it says the same", () => {
    const early = given(orderOpened(), ...smoothLife("running"), a.eventSeen(51), a.succeeded(), a.resealed());
    const late = given(orderOpened(), ...smoothLife("running"), a.succeeded(), a.resealed(), a.eventSeen(60));
    expect(runIn(early).event?.value).toEqual(runIn(late).event?.value);
  });

  it("evidence about a unit nobody has seen changes nothing", () => {
    const bench = benchWith("running");
    expect(given(orderOpened(), a.hashRead(1)).units.size).toBe(0);
    expect(unitIn(bench, "A").attempts).toHaveLength(1);
  });

  it("what happened keeps its own time, what was seen the time of seeing", () => {
    const run = runIn(benchWith("sealed"));
    expect([run.success?.at, run.managed?.seenAt, run.managed?.value.enrolledAt]).toEqual([at(52), at(15), at(14)]);
  });
});

describe("a start that nobody announced (G9)", () => {
  it("is opened by the device's own signals and waits for the word", () => {
    const bench = benchWith("readyToStart", a.signalsSeen(30, "inProgress"));
    expect(runIn(bench)).toMatchObject({ number: 1, startedAt: at(30) });
    expect(runIn(bench).start).toBeUndefined();
  });

  it("is opened by an enrolment since the unit was ready", () => {
    const bench = benchWith("readyToStart");
    const [draft] = matchManagedDevices(bench, [managedDevice()], at(20));
    expect(draft).toMatchObject({ kind: "managedDeviceSeen", device: managedDevice() });
    const opened = benchWith("readyToStart", a.managedSeen(20));
    expect(runIn(opened)).toMatchObject({ number: 1, startedAt: at(14), managed: { value: managedDevice() } });
    expect([unitIn(opened).stage, runIn(opened).start]).toEqual(["deviceSetup", undefined]);
  });

  it("is not opened by an old enrolment with the same serial", () => {
    const old = { enrolledAt: at(-50_000) };
    expect(matchManagedDevices(benchWith("readyToStart"), [managedDevice("A", old)], at(20))).toEqual([]);
    expect(unitIn(benchWith("readyToStart", a.managedSeen(20, old))).attempts).toEqual([]);
  });

  it("a word said afterwards belongs to the run that was seen", () => {
    const run = runIn(benchWith("readyToStart", a.signalsSeen(30, "inProgress"), a.started(33)));
    expect(run).toMatchObject({ number: 1, startedAt: at(30), start: { at: at(33), actor: "Technician 07" } });
  });

  it("counts an enrolment from before it was noticed, back to when the unit was ready", () => {
    const run = runIn(benchWith("readyToStart", a.signalsSeen(45, "inProgress"), a.managedSeen(46)));
    expect(run.managed?.value.enrolledAt).toBe(at(14));
  });

  it("keeps what was assigned when it began", () => {
    const run = runIn(benchWith("readyToStart", a.signalsSeen(30, "inProgress")));
    expect(run.atStart).toMatchObject({ groupTag: "TAG-A", profileName: "Bench profile" });
  });
});
