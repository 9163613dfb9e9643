import { describe, expect, it } from "vitest";
import type { TextCode } from "../../../../shared/domain/bench/text-code.ts";
import { judge } from "../../../../shared/domain/verdict/judge.ts";
import { benchWith, type LifeUpTo, orderIn, type Step, unitIn } from "../../../support/builders.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const b = unitSteps("B");
const minutesOf = { day: 24 * 60 } as const;
const refused = { status: "error", errorCode: 807, errorName: "InvalidZtdHardwareHash" } as const;
const foreign = { status: "error", errorCode: 808, errorName: "ZtdDeviceAssignedToOtherTenant" } as const;
const needsHash = { code: "needsHardwareHash", level: "block", field: "hardwareHash", params: {} } as const;
const elsewhere = { code: "knownInOtherOrder", level: "block", field: "order", params: { order: "CT-0007" } } as const;
const finding = { code: "tpmMissing", level: "block", field: "tpm", params: {} } as const;

function verdictAfter(upTo: LifeUpTo, steps: readonly Step[], minute = 100) {
  const bench = benchWith(upTo, ...steps);
  return judge(unitIn(bench), orderIn(bench), bench.configuration, at(minute));
}

it.each<readonly [string, TextCode, TextCode, LifeUpTo, readonly Step[]]>([
  ["no TPM", "stop.noTpm", "next.enableTpm", "checked", [a.readinessRead(2, { tpmPresent: false })]],
  ["TPM 1.2", "stop.tpmBelow2", "next.replaceUnit", "checked", [a.readinessRead(2, { tpmSpecVersion: "1.2" })]],
  ["Windows Home", "stop.homeEdition", "next.upgradeEdition", "checked", [a.readinessRead(2, { editionSku: 100 })]],
  [
    "an earlier enrolment",
    "stop.previouslyEnrolled",
    "next.clearEnrollment",
    "checked",
    [a.readinessRead(2, { previouslyEnrolled: true })],
  ],
  [
    "a hash without a TPM",
    "stop.hashBlocked",
    "next.enableTpm",
    "seen",
    [a.hashRead(1, { grade: "block", findings: [finding] })],
  ],
  ["a refused hash", "stop.hashRefused", "next.actOnError", "registering", [a.importSeen(7, refused)]],
  [
    "a row refused for its device",
    "stop.importRefused",
    "next.actOnError",
    "registering",
    [a.importSeen(7, { status: "error", errorCode: 813, errorName: "ZtdSomethingNew" })],
  ],
  [
    "a row refused for a reason nobody knows",
    "stop.importRefused",
    "next.registerAgain",
    "registering",
    [a.importSeen(7, { status: "error", errorCode: 899, errorName: "ZtdSomethingNew" })],
  ],
  ["another tenant", "stop.foreignTenant", "next.releaseByOwner", "registering", [a.importSeen(7, foreign)]],
  [
    "two units with one serial",
    "stop.sharedSerial",
    "next.decideWhichUnit",
    "ready",
    [b.seen(70), b.hashRead(71, { serialNumber: "SIM-A" })],
  ],
  ["two serials on one unit", "stop.serialDiffers", "next.decideSerial", "ready", [a.identityScanned(70, "SIM-X")]],
  [
    "another serial than the hash's, as decided",
    "stop.hashOfOther",
    "next.collectAgain",
    "ready",
    [a.seen(69, "bench-1"), a.identityScanned(70, "SIM-X"), a.identityDecided(71, "SIM-X", ["SIM-A", "SIM-X"])],
  ],
  [
    "another serial than the hash's, of a device that the bridge does not reach",
    "stop.hashOfOther",
    "next.bringHash",
    "checked",
    [a.identityScanned(3, "SIM-X"), a.identityDecided(4, "SIM-X", ["SIM-A", "SIM-X"])],
  ],
  [
    "two units with one UUID",
    "stop.sharedUuid",
    "next.replaceUnit",
    "ready",
    [b.seen(70), b.hashRead(71, { uuid: "UUID-A" })],
  ],
  [
    "two registrations with its serial",
    "stop.registeredTwice",
    "next.decideRegistration",
    "checked",
    [a.registrationsRivalled(5)],
  ],
  ["a row without a hash", "stop.needsHash", "next.bringHash", "seen", [a.listed(1, {}, [needsHash])]],
  [
    "a device of another order",
    "stop.inOtherOrder",
    "next.closeOtherOrder",
    "seen",
    [a.hashRead(1, { grade: "block", findings: [elsewhere] })],
  ],
  ["an error screen", "stop.flowFailed", "next.actOnError", "running", [a.failed(30)]],
  ["the device's own error", "stop.flowFailed", "next.actOnError", "running", [a.signalsSeen(30, "failed")]],
  [
    "contact after Reseal",
    "stop.contactAfterReseal",
    "next.reworkSealBroken",
    "ready",
    [a.managedSeen(80, { lastContactAt: at(70) })],
  ],
  [
    "enrolment after Reseal",
    "stop.contactAfterReseal",
    "next.reworkSealBroken",
    "ready",
    [a.managedSeen(80, { enrolledAt: at(70) })],
  ],
  [
    "a report row of a run after Reseal (G5)",
    "stop.contactAfterReseal",
    "next.reworkSealBroken",
    "ready",
    [a.eventSeen(80, { startedAt: at(70) })],
  ],
  [
    "another tag",
    "stop.changedSinceStart",
    "next.fixRegistration",
    "ready",
    [a.registrationSeen(80, { groupTag: "TAG-B" })],
  ],
  [
    "another user",
    "stop.changedSinceStart",
    "next.fixRegistration",
    "ready",
    [a.registrationSeen(80, { userPrincipalName: "someone@contoso.example" })],
  ],
  ["a lost profile", "stop.changedSinceStart", "next.fixRegistration", "ready", [a.profileSeen(80, false)]],
  ["another box", "stop.wrongBox", "next.checkLabel", "ready", [a.boxScanned(80, "RESEAL:CT-0042:SIM-B")]],
  ["rework", "stop.rework", "next.finishRework", "ready", [a.reworkStarted(80)]],
  ["the IT department", "stop.routedToIt", "next.waitForIt", "ready", [a.routedToIt(80)]],
])("%s means stop", (_, reason, nextStep, upTo, steps) => {
  expect(verdictAfter(upTo, steps)).toMatchObject({
    kind: "stop",
    reason: { code: reason },
    nextStep: { code: nextStep },
  });
});

describe("contact after Reseal", () => {
  it("clocks and the last answer of the running device get five minutes", () => {
    const contact = (minute: number) => verdictAfter("ready", [a.managedSeen(80, { lastContactAt: at(minute) })]).kind;
    expect([contact(60), contact(60.01)]).toEqual(["ready", "stop"]);
  });

  it("never shows the changed user by name", () => {
    const verdict = verdictAfter("ready", [a.registrationSeen(80, { userPrincipalName: "someone@contoso.example" })]);
    expect(JSON.stringify(verdict)).not.toContain("someone");
  });
});

describe("the seal", () => {
  const verdictOnDay = (day: number) => {
    const minute = 52 + day * minutesOf.day;
    return verdictAfter(
      "ready",
      [a.managedSeen(minute - 5), a.registrationSeen(minute - 5), a.profileSeen(minute - 5), a.eventSeen(minute - 5)],
      minute,
    );
  };

  it("is shipped up to and not after 180 days from the success screen", () => {
    expect(verdictOnDay(179.99).kind).toBe("ready");
    expect(verdictOnDay(180)).toMatchObject({
      kind: "stop",
      reason: { code: "stop.sealExpired" },
      nextStep: { code: "next.moveToRework" },
    });
  });

  it("a unit that stopped complying is still shipped (G6)", () => {
    expect(verdictAfter("ready", [a.managedSeen(80, { complianceState: "noncompliant" })]).kind).toBe("ready");
  });
});

describe("several contradictions", () => {
  it("the gravest is named", () => {
    const steps = [a.registrationSeen(80, { groupTag: "TAG-B" }), a.managedSeen(80, { lastContactAt: at(70) })];
    expect(verdictAfter("ready", steps)).toMatchObject({ reason: { code: "stop.contactAfterReseal" } });
  });
});
