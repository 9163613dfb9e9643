import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchAssignedDevices } from "../../../../shared/domain/bench/match/match-assigned-devices.ts";
import { matchDirectoryDevices, matchGroupMemberships } from "../../../../shared/domain/bench/match/match-directory.ts";
import {
  matchDeploymentEvents,
  matchManagedDevices,
} from "../../../../shared/domain/bench/match/match-flow-records.ts";
import { matchImports } from "../../../../shared/domain/bench/match/match-imports.ts";
import { matchRegistrations } from "../../../../shared/domain/bench/match/match-registrations.ts";
import type { Draft } from "../../../../shared/domain/evidence/draft.ts";
import { epochMs } from "../../../../shared/kernel/brand.ts";
import { mapGet } from "../../../../shared/kernel/persistent-map.ts";
import { andThen, benchWith, given } from "../../../support/builders.ts";
import { draftedOn } from "../../../support/drafted.ts";
import { pastAutopilot, pastSteps } from "../../../support/past-records.ts";
import {
  at,
  deploymentEvent,
  directoryDevice,
  importRecord,
  managedDevice,
  profileRecord,
  registration,
} from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";
import { anySteps } from "./any-steps.ts";

type BenchState = ReturnType<typeof given>;

const text = fc.oneof(
  fc.constantFrom(
    "SIM-A",
    " sim-a",
    "SIM-B",
    "",
    "Default string",
    "0000",
    "__proto__",
    "constructor",
    "Contoso",
    "import-A",
    "ztd-a",
    "entra-A",
  ),
  fc.string({ maxLength: 12 }),
);
const time = fc.option(
  fc.oneof(
    fc.integer({ min: -1000, max: 1000 }).map(at),
    fc.constantFrom(epochMs(0), epochMs(-62_135_596_800_000), epochMs(Number.MAX_SAFE_INTEGER)),
  ),
  { nil: undefined },
);

/** A record with some of its texts and times replaced by whatever a tenant may hold. */
function hostile<T extends object>(record: T): fc.Arbitrary<T> {
  const members = Object.entries(record).map(([name, value]) => {
    const kept = fc.constant(value);
    const other: fc.Arbitrary<unknown> = name.endsWith("At") ? time : typeof value === "string" ? text : kept;
    return [name, fc.oneof(kept, other)] as const;
  });
  return fc
    .record(Object.fromEntries(members))
    .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as T);
}

const some = <T extends object>(record: T) => fc.array(hostile(record), { maxLength: 6 });

const readings: readonly fc.Arbitrary<(bench: BenchState) => readonly Draft[]>[] = [
  some(registration()).map((records) => (bench) => matchRegistrations(bench, records, at(500), at(499))),
  some(importRecord()).map((records) => (bench) => matchImports(bench, records, at(500), at(499))),
  some(managedDevice()).map((records) => (bench) => matchManagedDevices(bench, records, at(500))),
  some(deploymentEvent()).map((records) => (bench) => matchDeploymentEvents(bench, records, at(500))),
  some(registration()).map((rows) => (bench) => matchAssignedDevices(bench, profileRecord(), rows, at(500))),
  some(directoryDevice()).map((records) => (bench) => matchDirectoryDevices(bench, records, at(500))),
  fc
    .array(text)
    .map(
      (deviceIds) => (bench) =>
        matchGroupMemberships(bench, [{ groupId: "g", name: "G", membershipRule: "", deviceIds }], at(500)),
    ),
];

describe("whatever the tenant answers", () => {
  it("matching never throws and speaks of units on the bench only", () => {
    fc.assert(
      fc.property(anySteps, fc.oneof(...readings), (steps, read) => {
        const bench = given(...steps);
        for (const draft of read(bench))
          expect("unitId" in draft && mapGet(bench.units, draft.unitId)?.id).toBeTruthy();
      }),
      { numRuns: 600 },
    );
  });

  it("a unit hears at most one thing of each kind in one reading", () => {
    fc.assert(
      fc.property(anySteps, fc.oneof(...readings.filter((_, index) => index !== 1)), (steps, read) => {
        const heard = read(given(...steps)).map((draft) => ("unitId" in draft ? `${draft.unitId} ${draft.kind}` : ""));
        expect(new Set(heard).size).toBe(heard.length);
      }),
      { numRuns: 300 },
    );
  });

  it("what was just read and taken is not news when it is read again", () => {
    // Managed devices, report rows, profile and directory lists: a quiet tenant must not grow the journal.
    fc.assert(
      fc.property(anySteps, fc.oneof(...readings.slice(2)), (steps, read) => {
        const bench = given(...steps.filter((step) => step.fact.kind !== "powerOffConfirmed"));
        const taken = draftedOn(bench, read(bench));
        const again = draftedOn(taken, read(taken));
        expect(read(again)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("one reading", () => {
  const running = benchWith("running");

  it("takes the newest of two enrolments of one device", () => {
    const records = [
      managedDevice("A", { managedDeviceId: "new", enrolledAt: at(30) }),
      managedDevice("A", { managedDeviceId: "old" }),
    ];
    expect(matchManagedDevices(running, records, at(40))).toMatchObject([{ device: { managedDeviceId: "new" } }]);
  });

  it("takes the newest of two report rows of one run", () => {
    const rows = [
      deploymentEvent("A", { eventId: "new", startedAt: at(20) }),
      deploymentEvent("A", { eventId: "old" }),
    ];
    expect(matchDeploymentEvents(running, rows, at(40))).toMatchObject([{ event: { eventId: "new" } }]);
  });

  it("is written down again after an hour, and once after the device was switched off", () => {
    const record = managedDevice();
    const seen = benchWith("readyToStart", unitSteps("A").started(), unitSteps("A").managedSeen(15));
    expect([
      matchManagedDevices(seen, [record], at(74.9)).length,
      matchManagedDevices(seen, [record], at(75)).length,
    ]).toEqual([0, 1]);
    const off = benchWith("sealed");
    expect(matchManagedDevices(off, [record], at(58))).toHaveLength(1);
    expect(matchManagedDevices(benchWith("sealed", unitSteps("A").managedSeen(58)), [record], at(59))).toEqual([]);
    expect(matchRegistrations(off, [registration()], at(58), at(58))).toHaveLength(1);
    const row = registration("A", { ztdId: "ZTD-A", profileStatus: "unknown" });
    expect(matchAssignedDevices(off, profileRecord(), [row], at(58))).toHaveLength(1);
    expect(
      matchAssignedDevices(benchWith("sealed", unitSteps("A").profileSeen(58)), profileRecord(), [row], at(59)),
    ).toEqual([]);
  });

  it("a contact time that moves is no news of a registration", () => {
    expect(matchRegistrations(running, [registration("A", { lastContactedAt: at(20) })], at(30), at(30))).toEqual([]);
  });

  it("takes the enabled one of two device objects", () => {
    const objects = [
      directoryDevice(),
      directoryDevice("A", { objectId: "second", enabled: true }),
      directoryDevice("A", { objectId: "third" }),
    ];
    expect(matchDirectoryDevices(running, objects, at(30))).toMatchObject([{ device: { objectId: "second" } }]);
  });

  it("of two registrations with one serial takes the known one, else the one its import made, else none", () => {
    const rows = [registration("A", { ztdId: "ztd-other" }), registration("A", { groupTag: "TAG-B" })];
    const taken = (bench: BenchState) => matchRegistrations(bench, rows, at(30), at(30));
    expect(taken(running)).toMatchObject([{ kind: "registrationSeen", registration: { ztdId: "ztd-a" } }]);
    expect(taken(benchWith("registering"))).toMatchObject([
      { kind: "registrationSeen", registration: { ztdId: "ztd-a" } },
    ]);
    expect(taken(benchWith("checked"))).toMatchObject([{ kind: "registrationsRivalled", unitId: "A", count: 2 }]);
  });

  it("says once that a person has to choose between registrations, and again when there are more or one is left", () => {
    const rivals = ["one", "two", "three"].map((ztdId) => registration("A", { ztdId }));
    const kinds = (bench: BenchState, count: number) =>
      matchRegistrations(bench, rivals.slice(0, count), at(30), at(30)).map((draft) => draft.kind);
    const stopped = draftedOn(
      benchWith("checked"),
      matchRegistrations(benchWith("checked"), rivals.slice(0, 2), at(20), at(20)),
    );
    expect([kinds(stopped, 2), kinds(stopped, 3), kinds(stopped, 1), kinds(stopped, 0)]).toEqual([
      [],
      ["registrationsRivalled"],
      ["registrationSeen"],
      ["registrationAbsent"],
    ]);
    expect(kinds(benchWith("checked", unitSteps("A").importSent(5)), 2)).toEqual([]);
  });

  it("of a profile's devices says how each of them is registered, also of one that no list has shown yet", () => {
    const kinds = (bench: BenchState, ...rows: ReturnType<typeof registration>[]) =>
      matchAssignedDevices(bench, profileRecord(), rows, at(30)).map((draft) => draft.kind);
    const done = benchWith(
      "registering",
      unitSteps("A").importSeen(6, { status: "complete", registrationId: "ztd-a" }),
    );
    expect(kinds(done, registration())).toEqual(["registrationSeen", "profileAssignmentSeen"]);
    expect(kinds(benchWith("registered"), registration("A", { profileStatus: "assignedOutOfSync" }))).toEqual([
      "registrationSeen",
      "profileAssignmentSeen",
    ]);
    expect(kinds(benchWith("registered"), registration("A", { profileStatus: "unknown" }))).toEqual([
      "profileAssignmentSeen",
    ]);
    // Its import still reads as working: the profile's list may be quicker than the next look at the rows.
    const working = benchWith("checked", unitSteps("A").importSent(), unitSteps("A").importAccepted());
    expect(kinds(working, registration())).toEqual(["registrationSeen", "profileAssignmentSeen"]);
    // The same serial number under another registration is somebody else's until the list of all devices was sorted out.
    expect(kinds(benchWith("registered"), registration("A", { ztdId: "ztd-other" }))).toEqual([]);
    expect(kinds(benchWith("checked"), registration())).toEqual([]);
  });

  it("adopts none of two registrations of a profile that could both be the unit's", () => {
    const rows = ["one", "two"].map((ztdId) => registration("A", { ztdId }));
    const here = {
      status: "error",
      registrationId: "",
      errorCode: 806,
      errorName: "ZtdDeviceAlreadyAssigned",
    } as const;
    const adopting = benchWith("checked", unitSteps("A").importSent(), unitSteps("A").importSeen(6, here));
    expect(matchAssignedDevices(adopting, profileRecord(), rows.slice(1), at(30))).toHaveLength(2);
    expect(matchAssignedDevices(adopting, profileRecord(), rows, at(30))).toEqual([]);
  });

  it("does not adopt what a clearing deleted, until the import itself names it", () => {
    const past = pastSteps("A");
    const record = pastAutopilot();
    const cleared = benchWith(
      "registered",
      past.begun(30, "deregister", [{ action: "deleteAutopilotDevice", record }]),
      past.sent(31),
      past.answered(32, "taken"),
      past.recordsSeen(40, []),
      past.recordsSeen(46, []),
      unitSteps("A").importSent(47, 2),
      unitSteps("A").importAccepted(48),
    );
    const kinds = (bench: BenchState) =>
      matchAssignedDevices(bench, profileRecord(), [registration()], at(50)).map((draft) => draft.kind);
    expect(kinds(cleared)).toEqual([]);
    const named = andThen(cleared, unitSteps("A").importSeen(49));
    expect(kinds(named)).toEqual(["registrationSeen", "profileAssignmentSeen"]);
  });

  it("says who lost the profile, and nothing of who never had it", () => {
    expect(matchAssignedDevices(running, profileRecord(), [], at(30))).toMatchObject([
      { assigned: false, unitId: "A" },
    ]);
    expect(matchAssignedDevices(benchWith("registered"), profileRecord(), [], at(30))).toEqual([]);
  });

  it("an import row of before is not taken for the answer to what was sent since", () => {
    const refusal = { status: "error", errorCode: 802, errorName: "InvalidZtdHardwareHash" } as const;
    const old = importRecord("A", refusal);
    const refused = [unitSteps("A").importSent(), unitSteps("A").importSeen(6, refusal)];
    const again = benchWith("checked", ...refused, unitSteps("A").hashRead(20), unitSteps("A").importSent(21, 2));
    expect(matchImports(again, [old], at(22), at(20))).toEqual([]);
    const taken = andThen(again, unitSteps("A").importAccepted(22));
    expect(matchImports(taken, [old], at(23), at(21.5))).toEqual([]);
    expect(matchImports(taken, [old], at(30), at(29))).toMatchObject([{ kind: "importSeen" }]);
  });

  it("an unchanged import row is no news", () => {
    const bench = benchWith("checked", unitSteps("A").importSent(), unitSteps("A").importAccepted());
    expect(matchImports(bench, [importRecord()], at(5), at(5))).toEqual([]);
    expect(matchImports(bench, [importRecord("A", { status: "pending" })], at(5), at(5))).toHaveLength(1);
    expect(matchImports(bench, [importRecord("A", { importId: "of somebody else" })], at(5), at(5))).toMatchObject([
      { kind: "importAbsent" },
    ]);
  });
});
