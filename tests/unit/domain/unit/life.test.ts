import { describe, expect, it } from "vitest";
import type { LifeStage } from "../../../../shared/domain/unit/life-stage.ts";
import {
  benchWith,
  configurationSeen,
  given,
  orderOpened,
  type Step,
  smoothLife,
  unitIn,
} from "../../../support/builders.ts";
import { at, registration } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const open = [orderOpened(), configurationSeen()] as const;
const block = { grade: "block", findings: [] } as const;
const upTo = (stage: Parameters<typeof smoothLife>[0]): readonly Step[] => smoothLife(stage);

describe("before the start", () => {
  it.each<readonly [string, LifeStage, readonly Step[]]>([
    ["nothing but first sight", "seen", [a.seen()]],
    ["a failed collection", "seen", [a.seen(0, "bench-1"), a.collectFailed(1)]],
    ["a hash from a file", "checked", [a.seen(), a.hashRead()]],
    ["a hash from a device whose readiness is still unread", "collected", [a.seen(0, "bench-1"), a.hashRead()]],
    ["hash and readiness", "checked", [a.seen(0, "bench-1"), a.hashRead(), a.readinessRead()]],
    ["readiness before the hash", "checked", [a.seen(0, "bench-1"), a.readinessRead(), a.hashRead()]],
    ["a hash that is not fit", "stopped", [a.seen(), a.hashRead(1, block)]],
    ["no TPM", "stopped", [a.seen(), a.hashRead(), a.readinessRead(1, { tpmPresent: false })]],
    ["TPM 1.2", "stopped", [a.seen(), a.hashRead(), a.readinessRead(1, { tpmSpecVersion: "1.2" })]],
    ["Windows Home", "stopped", [a.seen(), a.hashRead(), a.readinessRead(1, { editionSku: 101 })]],
    ["an earlier enrolment", "stopped", [a.seen(), a.hashRead(), a.readinessRead(1, { previouslyEnrolled: true })]],
    ["a TPM that could not be asked", "checked", [a.seen(), a.hashRead(), a.readinessRead(1, { tpmPresent: null })]],
    ["another serial on the box", "stopped", [a.seen(), a.hashRead(), a.identityScanned(2, "SIM-OTHER")]],
    ["the same serial written otherwise", "checked", [a.seen(), a.hashRead(), a.identityScanned(2, "  sim-a ")]],
    ["a better hash after a bad one", "checked", [a.seen(), a.hashRead(1, block), a.hashRead(2)]],
  ])("%s makes it %s", (_, stage, steps) => {
    expect(unitIn(given(...open, ...steps)).stage).toBe(stage);
  });
});

describe("registration", () => {
  const sent = [...upTo("checked"), a.importSent()];
  const refusedRow = { status: "error", errorCode: 807, errorName: "InvalidZtdHardwareHash" } as const;
  const foreign = (name: string, code = 808) => ({ status: "error", errorCode: code, errorName: name }) as const;

  it.each<readonly [string, LifeStage, readonly Step[]]>([
    ["the row is on its way", "registering", []],
    ["the row was taken", "registering", [a.importAccepted()]],
    ["the service still works", "registering", [a.importAccepted(), a.importSeen(5, { status: "partial" })]],
    ["complete, but not shown yet: asking is not having", "registering", [a.importSeen()]],
    ["complete and shown", "registered", [a.importSeen(), a.registrationSeen(8)]],
    ["shown before the row was complete", "registered", [a.registrationSeen(8)]],
    ["the call was refused", "stopped", [a.importFailed(4, true)]],
    ["the call broke off", "registering", [a.importFailed(4, false)]],
    ["the hash was refused", "stopped", [a.importSeen(5, refusedRow)]],
    ["it is here already", "registering", [a.importSeen(5, foreign("ZtdDeviceAlreadyAssigned", 806))]],
    [
      "it is here already and was found",
      "registered",
      [a.importSeen(5, foreign("ZtdDeviceAlreadyAssigned", 806)), a.registrationSeen(6)],
    ],
    ["another tenant has it", "foreignTenant", [a.importSeen(5, foreign("ZtdDeviceAssignedToAnotherTenant"))]],
    [
      "another tenant has it, in the other spelling",
      "foreignTenant",
      [a.importSeen(5, foreign("ZtdDeviceAssignedToOtherTenant", 0))],
    ],
    ["another tenant has it, by code alone", "foreignTenant", [a.importSeen(5, foreign(""))]],
    ["a storage error", "registering", [a.importSeen(5, foreign("StorageError", 640))]],
  ])("%s: %s", (_, stage, steps) => {
    expect(unitIn(given(...open, ...sent, ...steps)).stage).toBe(stage);
  });

  it("stops after three tries beyond the first for a storage error", () => {
    const failure = { status: "error", errorCode: 640, errorName: "StorageError" } as const;
    const tries = [1, 2, 3, 4].map((attempt) => [
      a.importSent(attempt * 10, attempt),
      a.importSeen(attempt * 10 + 5, failure),
    ]);
    const stages = tries.map(
      (_, index) => unitIn(given(...open, ...upTo("checked"), ...tries.slice(0, index + 1).flat())).stage,
    );
    expect(stages).toEqual(["registering", "registering", "registering", "stopped"]);
  });

  it.each(["refused", "foreign"])(
    "a %s unit goes back to the queue once its device was read again, never by itself",
    (kind) => {
      const row = kind === "refused" ? refusedRow : foreign("ZtdDeviceAssignedToOtherTenant");
      const stopped = [...open, ...sent, a.importSeen(5, row)];
      expect(given(...stopped, a.importSeen(8, row)).toImport.size).toBe(0);
      const again = given(...stopped, a.collectRequested(20), a.hashRead(21, { digest: "digest-new" }));
      expect([unitIn(again).stage, again.toImport.size]).toEqual(["checked", 1]);
    },
  );

  it("a refused unit goes back to the queue when somebody asks for it, once the tenant was read without it", () => {
    const asked = [...open, ...sent, a.importSeen(5, refusedRow), a.registrationAskedAgain(20)];
    expect([unitIn(given(...asked)).stage, given(...asked).toImport.size]).toEqual(["checked", 0]);
    expect(given(...asked).demand.registrations.now).toBe(1);
    expect(given(...asked, a.registrationAbsent(21)).toImport.size).toBe(1);
    expect(unitIn(given(...asked, a.registrationSeen(21))).stage).toBe("registered");
    const refusedAgain = [...asked, a.registrationAbsent(21), a.importSent(22, 2), a.importSeen(23, refusedRow)];
    expect(unitIn(given(...refusedAgain)).stage).toBe("stopped");
  });

  it("a call that was refused is worth another once the device was read again", () => {
    const again = given(...open, ...sent, a.importFailed(4, true), a.hashRead(21));
    expect(unitIn(again).stage).toBe("checked");
  });

  it("a hash read while the row was under way does not repeat a refusal", () => {
    expect(unitIn(given(...open, ...sent, a.hashRead(4), a.importSeen(5, refusedRow))).stage).toBe("stopped");
  });
});

describe("profile", () => {
  it.each<readonly [string, LifeStage, readonly Step[]]>([
    ["not assigned", "registered", [a.registrationSeen(8, { profileStatus: "notAssigned" })]],
    [
      "the profile lists it, its status is pending",
      "assigned",
      [a.registrationSeen(8, { profileStatus: "pending" }), a.profileSeen()],
    ],
    ["status assigned, the profile does not list it", "registered", [a.registrationSeen(8)]],
    ["listed and in sync", "readyToStart", [a.registrationSeen(8), a.profileSeen()]],
    [
      "listed first, in sync later",
      "readyToStart",
      [a.registrationSeen(8, { profileStatus: "pending" }), a.profileSeen(), a.registrationSeen(12)],
    ],
    [
      "listed and in sync, in Microsoft's spelling",
      "readyToStart",
      [a.registrationSeen(8, { profileStatus: "assignedUnkownSyncState" }), a.profileSeen()],
    ],
    ["out of sync", "assigned", [a.registrationSeen(8, { profileStatus: "assignedOutOfSync" }), a.profileSeen()]],
    ["no longer listed", "registered", [a.registrationSeen(8), a.profileSeen(), a.profileSeen(12, false)]],
    [
      "the tag was changed (G13)",
      "assigned",
      [a.registrationSeen(8), a.profileSeen(), a.registrationSeen(12, { groupTag: "TAG-B" })],
    ],
    [
      "registered under another tag all along",
      "assigned",
      [a.registrationSeen(8, { groupTag: "TAG-B" }), a.profileSeen()],
    ],
    ["the registration is gone", "registering", [a.registrationSeen(8), a.profileSeen(), a.registrationAbsent(12)]],
  ])("%s: %s", (_, stage, steps) => {
    expect(unitIn(given(...open, ...upTo("registering"), ...steps)).stage).toBe(stage);
  });

  it("an assigned status without a date of assignment is not believed", () => {
    const { profileAssignedAt: _none, ...undated } = registration();
    const seen: Step = {
      minute: 8,
      source: "E-REG",
      unit: "A",
      fact: { kind: "registrationSeen", registration: undated },
    };
    expect(unitIn(given(...open, ...upTo("registering"), seen, a.profileSeen())).stage).toBe("assigned");
  });
});

describe("technician flow", () => {
  it.each<readonly [string, LifeStage, readonly Step[]]>([
    ["started", "devicePreparation", [a.started()]],
    ["device preparation on the device", "devicePreparation", [a.started(), a.signalsSeen(12, "notStarted")]],
    ["enrolled", "deviceSetup", [a.started(), a.managedSeen()]],
    ["device setup on the device", "deviceSetup", [a.started(), a.signalsSeen(20, "inProgress")]],
    ["the device says done: only a person's word counts", "deviceSetup", [a.started(), a.signalsSeen(50, "succeeded")]],
    ["a person saw the success screen", "succeeded", [a.started(), a.succeeded()]],
    ["a person saw the error screen", "failed", [a.started(), a.failed(30)]],
    ["the device says failed", "failed", [a.started(), a.signalsSeen(30, "failed")]],
    [
      "the device says failed, a person saw success later",
      "succeeded",
      [a.started(), a.signalsSeen(30, "failed"), a.succeeded()],
    ],
    ["a person looked: still running", "devicePreparation", [a.started(), a.stillRunning(40)]],
    ["resealed", "resealed", [a.started(), a.succeeded(), a.resealed()]],
    ["resealed before success was said", "resealed", [a.started(), a.resealed(), a.succeeded(56)]],
    ["resealed and off", "resealed", [a.started(), a.succeeded(), a.resealed(), a.poweredOff()]],
    ["shipped", "shipped", [a.started(), a.succeeded(), a.resealed(), a.poweredOff(), a.shipped(70)]],
  ])("%s: %s", (_, stage, steps) => {
    expect(unitIn(given(...open, ...upTo("readyToStart"), ...steps)).stage).toBe(stage);
  });
});

describe("off the path", () => {
  it.each(["seen", "checked", "registering", "registered", "readyToStart", "running", "sealed", "ready"] as const)(
    "from %s a person can send it to rework or to the IT department",
    (stage) => {
      const stages = [a.reworkStarted(80), a.routedToIt(80)].map((step) => unitIn(benchWith(stage, step)).stage);
      expect(stages).toEqual(["rework", "routedToIt"]);
    },
  );

  it("after rework it may be started anew, from any stage it had reached", () => {
    const bench = benchWith("sealed", a.reworkStarted(80), a.reworkEnded(90));
    expect(unitIn(bench)).toMatchObject({ stage: "readyToStart", stageSince: at(90) });
  });

  it("keeps the age of its stage while the stage does not change", () => {
    const bench = benchWith("running", a.stillRunning(60), a.signalsSeen(61, "inProgress"));
    expect(unitIn(bench)).toMatchObject({ stage: "deviceSetup", stageSince: at(15), lastSeenAt: at(61) });
  });
});
