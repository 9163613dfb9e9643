import { describe, expect, it } from "vitest";
import {
  matchDeploymentEvents,
  matchManagedDevices,
} from "../../../../shared/domain/bench/match/match-flow-records.ts";
import { benchWith, runIn, unitIn } from "../../../support/builders.ts";
import { at, deploymentEvent, managedDevice } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");

describe("retry on the device", () => {
  const retried = () => benchWith("running", a.failed(30), a.started(35));

  it("opens the next run and keeps the enrolment", () => {
    const unit = unitIn(retried());
    expect(unit.attempts).toHaveLength(2);
    expect(runIn(retried())).toMatchObject({
      number: 2,
      startedAt: at(35),
      enrolFrom: at(10),
      managed: { value: managedDevice() },
    });
    expect(unit.stage).toBe("deviceSetup");
  });

  it("reads the tenant's device again for the same enrolment", () => {
    const later = managedDevice("A", { lastContactAt: at(40) });
    expect(matchManagedDevices(retried(), [later], at(41))).toHaveLength(1);
  });

  it("leaves what was said about the first run with the first run", () => {
    const [first, second] = unitIn(retried()).attempts;
    expect([first?.failure?.errorCode, second?.failure]).toEqual(["0x81039024", undefined]);
  });

  it("may succeed without anybody having said that it was retried", () => {
    expect(unitIn(benchWith("running", a.failed(30), a.succeeded())).stage).toBe("succeeded");
  });
});

describe("rework", () => {
  const reworked = () => benchWith("sealed", a.reworkStarted(80), a.reworkEnded(90));

  it("the next start is a run of its own: the enrolment before the reset does not count", () => {
    const bench = benchWith("sealed", a.reworkStarted(80), a.reworkEnded(90), a.started(95));
    expect(runIn(bench)).toMatchObject({ number: 2, enrolFrom: at(95) });
    expect(runIn(bench).managed).toBeUndefined();
    expect(matchManagedDevices(bench, [managedDevice()], at(99))).toEqual([]);
    expect(matchDeploymentEvents(bench, [deploymentEvent()], at(99))).toEqual([]);
    expect(unitIn(bench).stage).toBe("devicePreparation");
  });

  it("between rework and start nothing is matched to the run before", () => {
    const record = managedDevice("A", { lastContactAt: at(92) });
    expect(matchManagedDevices(reworked(), [record], at(93))).toEqual([]);
    const bench = benchWith(
      "sealed",
      a.reworkStarted(80),
      a.reworkEnded(90),
      a.managedSeen(93, { lastContactAt: at(92) }),
    );
    expect(unitIn(bench).attempts).toEqual(unitIn(reworked()).attempts);
  });

  it("an enrolment after rework is a start nobody announced", () => {
    const record = managedDevice("A", { enrolledAt: at(100) });
    expect(matchManagedDevices(reworked(), [record], at(101))).toHaveLength(1);
  });

  it("keeps every run for the record", () => {
    const bench = benchWith(
      "running",
      a.failed(30),
      a.started(35),
      a.failed(50),
      a.reworkStarted(60),
      a.reworkEnded(70),
      a.started(75),
    );
    expect(unitIn(bench).attempts.map((run) => [run.number, run.enrolFrom])).toEqual([
      [1, at(10)],
      [2, at(10)],
      [3, at(75)],
    ]);
  });
});
