import { describe, expect, it } from "vitest";
import { createSharedWords } from "../../../../main/app/bench/shared-words.ts";
import { decodeState, encodeState } from "../../../../main/app/bench/snapshot-codec.ts";
import { unitOfHash } from "../../../../shared/domain/bench/decide/bench-lookup.ts";
import { decide } from "../../../../shared/domain/bench/decide/decide.ts";
import { unitBySerial } from "../../../../shared/domain/bench/match/find-unit.ts";
import {
  matchDeploymentEvents,
  matchManagedDevices,
} from "../../../../shared/domain/bench/match/match-flow-records.ts";
import { matchRegistrations } from "../../../../shared/domain/bench/match/match-registrations.ts";
import { formerIds } from "../../../../shared/domain/bench/merged-units.ts";
import { serialOf } from "../../../../shared/domain/unit/unit.ts";
import { slotNumber, unitId } from "../../../../shared/kernel/brand.ts";
import { changedKeys, mapValues } from "../../../../shared/kernel/persistent-map.ts";
import {
  andThen,
  benchWith,
  configurationSeen,
  given,
  orderOpened,
  type Step,
  unitIn,
} from "../../../support/builders.ts";
import { at, deploymentEvent, hashSummary, managedDevice, registration } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const b = unitSteps("B");
const twin = { serialNumber: "sim-a " } as const;

describe("two units with one serial number", () => {
  const twins = () =>
    given(orderOpened(), configurationSeen(), a.seen(), a.hashRead(1), b.seen(1), b.hashRead(2, twin));

  it("stops both and marks both", () => {
    const bench = twins();
    expect([unitIn(bench, "A"), unitIn(bench, "B")]).toMatchObject([
      { stage: "stopped", shared: ["serialNumber"] },
      { stage: "stopped", shared: ["serialNumber"] },
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
    expect(bench.demand.registrations).toMatchObject({ now: 2, fast: 0, slow: 0 });
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
    expect([unitIn(bench, "A").shared, unitIn(bench, "B").shared]).toEqual([[], []]);
  });
});

describe("a value that units share", () => {
  const withMac = (...macAddresses: readonly string[]) => ({ macAddresses });
  const dock = "02:00:5E:00:10:01";

  it("a UUID stops both, and a placeholder is none", () => {
    const both = (uuid: string) =>
      given(orderOpened(), a.seen(), a.hashRead(1, { uuid }), b.seen(), b.hashRead(1, { uuid: uuid.toLowerCase() }));
    const marks = (bench: ReturnType<typeof given>) => ["A", "B"].map((name) => unitIn(bench, name).stage);
    expect(marks(both("6F1C2A34-5B6D-4E7F-8A90-B1C2D3E4F506"))).toEqual(["stopped", "stopped"]);
    expect(marks(both("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"))).toEqual(["checked", "checked"]);
    expect(marks(both("03000200-0400-0500-0006-000700080009"))).toEqual(["checked", "checked"]);
  });

  it("a network address marks both and stops neither; the zero address is none", () => {
    const bench = given(
      orderOpened(),
      a.seen(),
      a.hashRead(1, withMac("02:00:5E:00:10:09", dock)),
      b.seen(),
      b.hashRead(1, withMac(dock.toLowerCase(), "00:00:00:00:00:00")),
    );
    expect([unitIn(bench, "A"), unitIn(bench, "B")]).toMatchObject([
      { stage: "checked", shared: ["networkAdapters"] },
      { stage: "checked", shared: ["networkAdapters"] },
    ]);
    const apart = andThen(bench, b.hashRead(2, withMac("00:00:00:00:00:00")));
    expect([unitIn(apart, "A").shared, unitIn(apart, "B").shared]).toEqual([[], []]);
  });

  it("one more of very many touches nobody else", () => {
    const crowd = Array.from({ length: 3000 }, (_, index) => unitSteps(`C${index}`)).flatMap((c) => [
      c.seen(),
      c.hashRead(1, { serialNumber: "ONE", uuid: "one", ...withMac(dock) }),
    ]);
    const bench = given(orderOpened(), ...crowd);
    const same = { serialNumber: "one", uuid: "ONE", ...withMac(dock) };
    const next = andThen(bench, a.seen(2), a.hashRead(3, same));
    expect([...changedKeys(bench.units, next.units)]).toEqual(["A"]);
    expect(unitIn(next).shared).toEqual(["serialNumber", "uuid", "networkAdapters"]);
    expect([...changedKeys(next.units, andThen(next, a.merged(4, "C0")).units)]).toEqual(["A"]);
  });
});

describe("a decision between serial numbers", () => {
  const among = ["SIM-A", "SIM-X"];
  const doubted = (...more: readonly Step[]) =>
    given(orderOpened(), a.seen(), a.hashRead(1, { findings: [differs], grade: "block" }, "SIM-X"), ...more);
  const differs = { code: "serialDiffers", level: "block", field: "serialNumber", params: {} } as const;

  it("for the hash's own lets the unit go on", () => {
    expect(unitIn(doubted()).stage).toBe("stopped");
    expect(unitIn(doubted(a.identityDecided(2, "SIM-A", among)))).toMatchObject({ stage: "checked" });
  });

  it("for it leaves everything else that was found about the hash", () => {
    const noTpm = { code: "tpmMissing", level: "block", field: "tpm", params: {} } as const;
    const bench = given(
      orderOpened(),
      a.seen(),
      a.hashRead(1, { findings: [differs, noTpm], grade: "block" }, "SIM-X"),
      a.identityDecided(2, "SIM-A", among),
    );
    expect(unitIn(bench).stage).toBe("stopped");
  });

  it("for another one waits for the hash with that, and is known by it from then on", () => {
    const decided = doubted(a.identityDecided(2, "SIM-X", among));
    expect([unitIn(decided).stage, serialOf(unitIn(decided))]).toEqual(["stopped", "SIM-X"]);
    const read = andThen(decided, a.hashRead(3, { serialNumber: "sim-x", endorsementKeyId: "ek-X" }, "SIM-X"));
    expect([unitIn(read).stage, unitBySerial(read, "SIM-X")?.id]).toEqual(["checked", unitId("A")]);
  });

  it("for another one gives the hash's own values back to the device they belong to", () => {
    const decided = doubted(a.identityDecided(2, "SIM-X", among));
    const right = hashSummary("A", { digest: "other" });
    expect(unitOfHash(decided, right)).toBeUndefined();
    expect(unitOfHash(decided, hashSummary("X", { digest: "x" }))?.id).toBe("A");
    const bench = andThen(decided, b.seen(3), b.hashRead(4, hashSummary("A")));
    expect([unitIn(bench, "A").shared, unitIn(bench, "B").stage]).toEqual([[], "checked"]);
  });

  it("says nothing of a serial number that comes up later", () => {
    const later = doubted(a.identityDecided(2, "SIM-A", among), a.identityScanned(3, "SIM-Y"));
    expect(unitIn(later).stage).toBe("stopped");
    expect(unitIn(andThen(later, a.identityScanned(4, "SIM-X"))).stage).toBe("checked");
    expect(unitIn(andThen(later, a.identityDecided(4, "SIM-A", [...among, "SIM-Y"]))).stage).toBe("checked");
  });

  it("stops or frees a unit that runs already", () => {
    const bench = benchWith("running", a.identityScanned(30, "SIM-X"), a.identityDecided(31, "SIM-A", among));
    expect(unitIn(bench).stage).toBe("deviceSetup");
    expect(unitIn(andThen(bench, a.identityDecided(32, "SIM-X", among))).stage).toBe("stopped");
  });
});

describe("a unit that a file only lists", () => {
  const needsHash = { code: "needsHardwareHash", level: "block", field: "hardwareHash", params: {} } as const;

  it("is stopped where the order registers by hash, until one is read", () => {
    const bench = given(orderOpened(), a.seen(), a.listed(1, {}, [needsHash]));
    expect([unitIn(bench).stage, bench.toImport.size, serialOf(unitIn(bench))]).toEqual(["stopped", 0, "SIM-A"]);
    const read = andThen(bench, a.hashRead(2), a.registrationAbsent(3));
    expect([unitIn(read).stage, read.toImport.size]).toEqual(["checked", 1]);
  });

  it("keeps what was found about its row beside the hash", () => {
    const elsewhere = { code: "knownInOtherOrder", level: "block", field: "order", params: {} } as const;
    const bench = given(orderOpened(), a.seen(), a.listed(1, {}, [elsewhere]), a.hashRead(2));
    expect(unitIn(bench).stage).toBe("stopped");
  });

  it.each(["partnerCenter", "both"] as const)("waits for Partner Center in an order that goes there (%s)", (path) => {
    const bench = given(orderOpened({ path }), a.seen(), a.listed(1), a.registrationAbsent(2));
    expect([unitIn(bench).stage, bench.toImport.size]).toEqual(["checked", 0]);
    expect(bench.demand.registrations).toEqual({ now: 0, fast: 0, calm: 0, slow: 1 });
    expect(matchRegistrations(bench, [registration()], at(20), at(20))).toMatchObject([{ kind: "registrationSeen" }]);
    expect(unitIn(andThen(bench, a.registrationSeen(20), a.profileSeen(21))).stage).toBe("readyToStart");
  });

  it("with its hash is sent where both ways are open, and never where only Partner Center registers", () => {
    const sent = (path: "both" | "partnerCenter") =>
      given(orderOpened({ path }), a.seen(), a.hashRead(1), a.registrationAbsent(2)).toImport.size;
    expect([sent("both"), sent("partnerCenter")]).toEqual([1, 0]);
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
    expect(unitIn(bench)).toMatchObject({ stage: "checked", shared: [] });
    expect(bench.toImport.size).toBe(1);
  });
});

describe("a device that was known before, spoken of by its second name", () => {
  const merged = [orderOpened(), a.seen(), a.hashRead(1), b.seen(2), b.identityScanned(2, "SIM-X"), b.merged(3, "A")];

  it("is the unit it turned out to be, whatever is heard later", () => {
    const bench = given(...merged, b.seen(4, "bench-7"), b.placed(5, 3), b.identityScanned(6, "SIM-A"));
    expect([...mapValues(bench.units)].map(({ id }) => id)).toEqual(["A"]);
    expect(unitIn(bench)).toMatchObject({ address: "bench-7", slot: 3, scannedSerial: "SIM-A" });
  });

  it("keeps the label that was scanned on it, and so the doubt it raised", () => {
    expect(unitIn(given(...merged))).toMatchObject({ scannedSerial: "SIM-X", stage: "stopped" });
    const known = given(orderOpened(), a.seen(), a.hashRead(1), a.identityScanned(1, "SIM-A"), ...merged.slice(3));
    expect(unitIn(known)).toMatchObject({ scannedSerial: "SIM-A", stage: "checked" });
  });

  it("takes commands under both names, also after two merges and through a snapshot", () => {
    const c = unitSteps("C");
    const twice = given(...merged.slice(0, 3), c.seen(1), b.seen(2), c.merged(3, "B"), b.merged(4, "A"));
    const restored = decodeState(encodeState(twice), createSharedWords());
    for (const bench of [twice, restored]) {
      const place = { kind: "placeUnit", unitId: unitId("C"), slot: slotNumber(2), byScan: true } as const;
      expect(decide(bench, place, { actor: "T", now: at(9) })).toMatchObject({ value: [{ unitId: "A", slot: 2 }] });
      expect(formerIds(bench, unitId("A")).toSorted()).toEqual(["B", "C"]);
    }
  });

  it("is not merged into itself by what was decided before", () => {
    const bench = given(...merged, a.merged(4, "B"), b.merged(5, "B"));
    expect([...mapValues(bench.units)].map(({ id }) => id)).toEqual(["A"]);
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
