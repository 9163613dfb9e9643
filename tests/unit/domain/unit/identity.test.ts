import { describe, expect, it } from "vitest";
import {
  matchDeploymentEvents,
  matchManagedDevices,
} from "../../../../shared/domain/bench/match/match-flow-records.ts";
import { matchRegistrations } from "../../../../shared/domain/bench/match/match-registrations.ts";
import { andThen, benchWith, configurationSeen, given, orderOpened, unitIn } from "../../../support/builders.ts";
import { at, deploymentEvent, managedDevice, registration } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const b = unitSteps("B");
const twin = { serialNumber: "sim-a " } as const;

describe("two units with one serial number", () => {
  const twins = () =>
    given(orderOpened(), configurationSeen(), a.seen(), a.hashRead(1), b.seen(1), b.hashRead(2, twin));

  it("stops both and names each other", () => {
    const bench = twins();
    expect([unitIn(bench, "A"), unitIn(bench, "B")]).toMatchObject([
      { stage: "stopped", sharesSerialWith: ["B"] },
      { stage: "stopped", sharesSerialWith: ["A"] },
    ]);
    expect(bench.toImport.size).toBe(0);
  });

  it("matches neither", () => {
    const bench = twins();
    expect(matchRegistrations(bench, [registration()], at(10), at(10))).toEqual([]);
    expect(matchManagedDevices(bench, [managedDevice()], at(10))).toEqual([]);
    expect(matchDeploymentEvents(bench, [deploymentEvent()], at(10))).toEqual([]);
  });

  it("lets both go on when one of them turns out to carry another", () => {
    const bench = andThen(twins(), b.hashRead(5, { serialNumber: "SIM-B" }));
    expect([unitIn(bench, "A").stage, unitIn(bench, "B").stage]).toEqual(["checked", "checked"]);
    expect(andThen(bench, a.registrationAbsent(6), b.registrationAbsent(6)).toImport.size).toBe(2);
    expect(bench.demand.registrations).toEqual({ fast: 2, slow: 0 });
  });

  it("stops a unit that is already running or sealed, too", () => {
    for (const stage of ["running", "sealed", "ready"] as const) {
      const bench = benchWith(stage, b.seen(70), b.hashRead(71, twin));
      expect(unitIn(bench, "A").stage).toBe("stopped");
      expect(unitIn(andThen(bench, b.hashRead(75)), "A").stage).toBe(unitIn(benchWith(stage), "A").stage);
    }
  });

  it("a shipped unit stays shipped", () => {
    expect(unitIn(benchWith("ready", a.shipped(70), b.seen(71), b.hashRead(72, twin))).stage).toBe("shipped");
  });

  it("placeholders are no serial number to share", () => {
    const nameless = { serialNumber: "To be filled by O.E.M." } as const;
    const bench = given(orderOpened(), a.seen(), a.hashRead(1, nameless), b.seen(), b.hashRead(1, nameless));
    expect([unitIn(bench, "A").sharesSerialWith, unitIn(bench, "B").sharesSerialWith]).toEqual([[], []]);
  });
});

describe("one unit with two serial numbers", () => {
  it("stops a running unit and lets it go on when the right label was scanned", () => {
    const bench = benchWith("running", a.identityScanned(30, "SIM-X"));
    expect(unitIn(bench).stage).toBe("stopped");
    expect(unitIn(andThen(bench, a.identityScanned(31, "SIM-A"))).stage).toBe("deviceSetup");
  });
});

describe("a device that was known before", () => {
  it("leaves the bench under its second name, with everything it held", () => {
    const bench = given(
      orderOpened(),
      ...[a.seen(), a.hashRead(1), a.registrationAbsent(2)],
      ...[b.seen(2, "bench-7"), b.placed(2, 3), b.merged(3, "A")],
    );
    expect(bench.units.size).toBe(1);
    expect([bench.byAddress.size, bench.bySlot.size, bench.bySerial.size, bench.toImport.size]).toEqual([0, 0, 1, 1]);
  });

  it("frees a unit that it shared its serial with", () => {
    const bench = given(
      orderOpened(),
      a.seen(),
      a.hashRead(1),
      a.registrationAbsent(2),
      b.seen(2),
      b.identityScanned(2, "SIM-A"),
      b.merged(3, "A"),
    );
    expect(unitIn(bench)).toMatchObject({ stage: "checked", sharesSerialWith: [] });
    expect(bench.toImport.size).toBe(1);
  });
});

describe("a registration", () => {
  it("is matched by its id first, by serial and maker otherwise", () => {
    const bench = benchWith("registered");
    const seen = (changes: Parameters<typeof registration>[1]) =>
      matchRegistrations(bench, [registration("A", { groupTag: "TAG-B", ...changes })], at(20), at(20)).map(
        (draft) => draft.kind,
      );
    expect(seen({ serialNumber: "SOMETHING ELSE" })).toEqual(["registrationSeen"]);
    expect(seen({ ztdId: "ztd-new", manufacturer: "contoso " })).toEqual(["registrationSeen"]);
    expect(seen({ ztdId: "ztd-new", manufacturer: "Fabrikam" })).toEqual(["registrationAbsent"]);
  });

  it("that was adopted and not sent by the bench is missed when it is gone", () => {
    const bench = given(orderOpened(), a.seen(), a.hashRead(1), a.registrationSeen(2), a.profileSeen(3));
    expect(unitIn(bench).stage).toBe("readyToStart");
    expect(matchRegistrations(bench, [], at(20), at(20))).toMatchObject([{ kind: "registrationAbsent", unitId: "A" }]);
  });

  it("of a shipped unit is no longer asked after", () => {
    expect(matchRegistrations(benchWith("ready", a.shipped(70)), [], at(90), at(90))).toEqual([]);
  });
});
